import { type RefObject, useRef, useState } from 'react';
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ShownPhoto } from '../shown-photos.ts';
import { swipeOf } from '../swipe-of.ts';
import classes from './photo-figure.module.css';

interface Props {
  photo: ShownPhoto;
  /** Quarter turns to the right. */
  quarters: number;
  zoom: RefObject<ReactZoomPanPinchRef | null>;
  onSwipe: (step: 1 | -1) => void;
}

/** The photo with its question and the time it was taken; wheel, pinch and double click zoom, a drag moves what is zoomed. */
export function PhotoFigure({ photo, quarters, zoom, onSwipe }: Props) {
  const texts = useTexts();
  const words = useTexts(submissionsTexts);
  const [broken, setBroken] = useState(false);
  const began = useRef<{ x: number; y: number } | null>(null);
  const name = photo.taskName ?? texts.submission.unplaced;
  return (
    <figure className={classes.figure}>
      {broken ? (
        <p className={classes.broken}>{texts.photo.loadFailed}</p>
      ) : (
        <div
          className={classes.frame}
          onPointerDown={(event) => {
            began.current = event.isPrimary ? { x: event.clientX, y: event.clientY } : null;
          }}
          onPointerUp={(event) => {
            const end = { x: event.clientX, y: event.clientY };
            const step = swipeOf(began.current, end, zoom.current?.state.scale ?? 1);
            began.current = null;
            if (step) onSwipe(step);
          }}
        >
          <TransformWrapper ref={zoom} minScale={1} maxScale={8} doubleClick={{ mode: 'toggle' }}>
            <TransformComponent wrapperClass={classes.wrapper ?? ''} contentClass={classes.zoomed ?? ''}>
              <img
                className={classes.image}
                data-sideways={quarters % 2 === 1}
                style={{ rotate: `${quarters * 90}deg` }}
                src={photo.url}
                alt={texts.photo.alt(name)}
                draggable={false}
                data-testid="photo-full"
                onError={() => setBroken(true)}
              />
            </TransformComponent>
          </TransformWrapper>
        </div>
      )}
      <figcaption className={classes.caption}>
        <b dir="auto">
          {photo.taskIndex !== null && `${photo.taskIndex + 1}. `}
          {name}
        </b>
        <span className={classes.about}>
          {photo.capturedAt ? (
            <>
              {texts.photo.taken} <When at={photo.capturedAt} />
            </>
          ) : (
            words.received
          )}
          {' · '}
          <a href={photo.url} target="_blank" rel="noreferrer">
            {texts.photo.original}
          </a>
        </span>
      </figcaption>
    </figure>
  );
}
