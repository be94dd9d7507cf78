import type { Photo } from '../../../../../shared/contracts/submissions.ts';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { printedTime } from '../printed-time.ts';
import classes from './print-view.module.css';

/** Photos as large as paper needs them; what could not be had says why. */
export function PrintPhotos({ photos, taskName }: { photos: readonly Photo[]; taskName: string }) {
  const texts = useTexts().photo;
  const site = useSiteTime();
  if (photos.length === 0) return null;
  return (
    <ul className={classes.photos}>
      {photos.map((photo, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: photos of an answer keep their order, and one on its way has no name yet
        <li key={index}>
          {photo.url ? (
            <img src={photo.url} alt={texts.alt(taskName)} />
          ) : (
            <p>{photo.status === 'failed' ? (photo.failure ?? texts.failed) : texts.pending}</p>
          )}
          {photo.capturedAt && (
            <p className={classes.dim}>
              {texts.taken} {printedTime(site, photo.capturedAt)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
