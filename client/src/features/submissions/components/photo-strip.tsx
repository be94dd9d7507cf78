import { Loader } from '@mantine/core';
import type { Photo } from '../../../../../shared/contracts/submissions.ts';
import { IconAlert } from '../../../components/ui/icons.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './photo-strip.module.css';

interface Props {
  photos: readonly Photo[];
  taskName: string;
  onOpen: (url: string) => void;
}

/** The photos of an answer as thumbnails; those on their way and those that failed say so. */
export function PhotoStrip({ photos, taskName, onOpen }: Props) {
  if (photos.length === 0) return null;
  return (
    <ul className={classes.strip}>
      {photos.map((photo, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: photos of an answer keep their order, and one on its way has no name yet
        <li key={index}>
          <Thumb photo={photo} taskName={taskName} index={index} total={photos.length} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

interface ThumbProps {
  photo: Photo;
  taskName: string;
  index: number;
  total: number;
  onOpen: (url: string) => void;
}

function Thumb({ photo, taskName, index, total, onOpen }: ThumbProps) {
  const texts = useTexts().photo;
  const { url } = photo;
  if (photo.status === 'failed') {
    return (
      <div className={`${classes.tile} ${classes.failed}`} data-testid="photo-failed">
        <IconAlert size={20} />
        <span>{photo.failure ?? texts.failed}</span>
      </div>
    );
  }
  if (photo.status === 'pending' || !url) {
    return (
      <div className={`${classes.tile} ${classes.pending}`} data-testid="photo-pending">
        <Loader size={18} />
        <span>{texts.pending}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes.thumb}
      aria-label={texts.open(taskName, index + 1, total)}
      onClick={() => onOpen(url)}
      data-testid="photo-thumb"
    >
      <img src={photo.thumbnailUrl ?? url} alt="" loading="lazy" width={104} height={104} />
    </button>
  );
}
