import { useSiteTime } from './site-time.ts';

/** A moment in the site's time; the full date is its tooltip. */
export function When({ at }: { at: string }) {
  const site = useSiteTime();
  return (
    <time dateTime={at} title={site.fullDate(at)}>
      {site.when(at)}
    </time>
  );
}
