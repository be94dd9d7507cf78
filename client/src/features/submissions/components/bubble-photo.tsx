import type { Photo } from '../../../../../shared/contracts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './bubble-photo.module.css';

/** A photo in the chat; one that was replaced is in no answer any more and opens in a tab of its own. */
export function BubblePhoto({ photo, onOpen }: { photo: Photo; onOpen: (url: string) => void }) {
  const texts = useTexts().photo;
  const { url } = photo;
  if (photo.status === 'failed') return <p className={classes.note}>{photo.failure ?? texts.failed}</p>;
  if (photo.status === 'pending' || !url) return <p className={classes.note}>{texts.pending}</p>;
  return (
    <button type="button" className={classes.photo} aria-label={texts.viewer} onClick={() => onOpen(url)}>
      <img src={photo.thumbnailUrl ?? url} alt="" loading="lazy" />
    </button>
  );
}
