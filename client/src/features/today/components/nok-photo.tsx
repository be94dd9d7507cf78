import type { Photo } from '../../../../../shared/contracts/submissions.ts';
import { IconAlert, IconCamera } from '../../../components/ui/icons.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './nok-item.module.css';

/** The first photo that is there, and how many more; says so when it is on its way or could not be fetched. */
export function NokPhoto({ photos, taskName }: { photos: readonly Photo[]; taskName: string }) {
  const texts = useTexts(todayTexts).nok;
  const photo = photos.find(({ status }) => status === 'stored') ?? photos[0];
  if (!photo) return null;
  const url = photo.thumbnailUrl ?? photo.url;
  return (
    <span
      className={classes.photo}
      data-status={photo.status}
      data-testid="nok-photo"
      title={photo.failure ?? undefined}
    >
      {url ? (
        <img src={url} alt={texts.photo(taskName)} loading="lazy" width={68} height={68} />
      ) : (
        <>
          {photo.status === 'failed' ? <IconAlert size={16} /> : <IconCamera size={16} />}
          {photo.status === 'failed' ? texts.photoFailed : texts.photoPending}
        </>
      )}
      {photos.length > 1 && (
        <span className={classes.many} title={texts.morePhotos(photos.length - 1)}>
          +{photos.length - 1}
        </span>
      )}
    </span>
  );
}
