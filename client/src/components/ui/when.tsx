import { formatFullDate, formatWhen } from './format-when.ts';

/** A moment in local time; the full date is its tooltip. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatFullDate(at)}>
      {formatWhen(at, new Date())}
    </time>
  );
}
