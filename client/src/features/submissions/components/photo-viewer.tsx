import { ActionIcon, Modal } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ReactZoomPanPinchRef } from 'react-zoom-pan-pinch';
import {
  IconCross,
  IconDownload,
  IconLeft,
  IconMinus,
  IconPlus,
  IconRight,
  IconRotate,
} from '../../../components/ui/icons.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ShownPhoto } from '../shown-photos.ts';
import { PhotoFigure } from './photo-figure.tsx';
import classes from './photo-viewer.module.css';

interface Props {
  photos: readonly ShownPhoto[];
  /** What a downloaded photo is called after, besides its question. */
  about?: string;
  /** The photo shown; null: the viewer is closed. */
  url: string | null;
  onShow: (url: string | null) => void;
}

/**
 * One photo at full size, to zoom, turn and download; arrows, arrow keys and swipes go on through the submission, + - 0 zoom, R turns,
 * Escape closes.
 */
export function PhotoViewer({ photos, about = '', url, onShow }: Props) {
  const texts = useTexts();
  const words = useTexts(submissionsTexts);
  const zoom = useRef<ReactZoomPanPinchRef>(null);
  const [turned, setTurned] = useState({ url, quarters: 0 });
  const index = photos.findIndex((photo) => photo.url === url);
  const photo = photos[index];
  const quarters = turned.url === url ? turned.quarters : 0;
  const go = (step: 1 | -1) => {
    const next = photos[index + step];
    if (next) onShow(next.url);
  };
  const rotate = () => setTurned({ url, quarters: quarters + 1 });
  const keys: Record<string, () => void> = {
    ArrowRight: () => go(1),
    ArrowLeft: () => go(-1),
    '+': () => zoom.current?.zoomIn(),
    '=': () => zoom.current?.zoomIn(),
    '-': () => zoom.current?.zoomOut(),
    '0': () => zoom.current?.resetTransform(),
    r: rotate,
  };
  const onKeyDown = (event: KeyboardEvent) => keys[event.key]?.();
  const close = () => onShow(null);
  return (
    <Modal
      opened={photo !== undefined}
      onClose={close}
      fullScreen
      withCloseButton={false}
      padding={0}
      aria-label={texts.photo.viewer}
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{ content: classes.content, body: classes.body }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.bar}>
        <span className={classes.position}>{texts.photo.position(index + 1, photos.length)}</span>
        <Round label={words.zoomOut} onClick={() => zoom.current?.zoomOut()} Icon={IconMinus} />
        <Round label={words.zoomIn} onClick={() => zoom.current?.zoomIn()} Icon={IconPlus} />
        <Round label={words.rotate} onClick={rotate} Icon={IconRotate} />
        <ActionIcon
          component="a"
          href={url ?? undefined}
          download={`${about && `${about} `}${texts.submission.question((photo?.taskIndex ?? 0) + 1)} ${index + 1}.jpg`}
          className={classes.round}
          variant="transparent"
          size={44}
          radius="xl"
          aria-label={words.savePhoto}
          title={words.savePhoto}
        >
          <IconDownload size={22} />
        </ActionIcon>
        <Round label={texts.app.close} onClick={close} Icon={IconCross} autofocus />
      </div>
      <div className={classes.stage}>
        <Round label={texts.photo.previous} disabled={index <= 0} onClick={() => go(-1)} Icon={IconLeft} />
        {photo && <PhotoFigure key={photo.url} photo={photo} quarters={quarters} zoom={zoom} onSwipe={go} />}
        <Round
          label={texts.photo.next}
          disabled={index >= photos.length - 1}
          onClick={() => go(1)}
          Icon={IconRight}
        />
      </div>
    </Modal>
  );
}

interface RoundProps {
  label: string;
  onClick: () => void;
  Icon: typeof IconCross;
  disabled?: boolean;
  autofocus?: boolean;
}

function Round({ label, onClick, Icon, disabled = false, autofocus = false }: RoundProps) {
  return (
    <ActionIcon
      className={classes.round}
      variant="transparent"
      size={44}
      radius="xl"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      data-autofocus={autofocus || undefined}
    >
      <Icon size={24} />
    </ActionIcon>
  );
}
