import { useSiteTime } from './site-time.ts';

/** A moment in the site's time; the full date is its tooltip. */
export function When({ at, inSentence = false }: { at: string; inSentence?: boolean }) {
  const site = useSiteTime();
  return (
    <time dateTime={at} title={site.fullDate(at)}>
      {inSentence ? site.whenInSentence(at) : site.when(at)}
    </time>
  );
}
