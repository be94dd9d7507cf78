import { useState } from 'react';
import { When } from '../../../components/ui/when.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ShownPhoto } from '../shown-photos.ts';
import classes from './photo-figure.module.css';

/** The photo with its question and the time it was taken. */
export function PhotoFigure({ photo }: { photo: ShownPhoto }) {
  const texts = useTexts();
  const [broken, setBroken] = useState(false);
  const name = photo.taskName ?? texts.submission.unplaced;
  return (
    <figure className={classes.figure}>
      {broken ? (
        <p className={classes.broken}>{texts.photo.loadFailed}</p>
      ) : (
        <img
          className={classes.image}
          src={photo.url}
          alt={texts.photo.alt(name)}
          data-testid="photo-full"
          onError={() => setBroken(true)}
        />
      )}
      <figcaption className={classes.caption}>
        <b>
          {photo.taskIndex !== null && `${photo.taskIndex + 1}. `}
          {name}
        </b>
        <span className={classes.about}>
          {photo.capturedAt && (
            <>
              {texts.photo.taken} <When at={photo.capturedAt} />
              {' · '}
            </>
          )}
          <a href={photo.url} target="_blank" rel="noreferrer">
            {texts.photo.original}
          </a>
        </span>
      </figcaption>
    </figure>
  );
}
