import { ActionIcon, Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { IconCross, IconLeft, IconRight } from '../../../components/ui/icons.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ShownPhoto } from '../shown-photos.ts';
import { PhotoFigure } from './photo-figure.tsx';
import classes from './photo-viewer.module.css';

interface Props {
  photos: readonly ShownPhoto[];
  /** The photo shown; null: the viewer is closed. */
  url: string | null;
  onShow: (url: string | null) => void;
}

/** One photo at full size; arrows and arrow keys go on through the submission, Escape closes. */
export function PhotoViewer({ photos, url, onShow }: Props) {
  const texts = useTexts();
  const index = photos.findIndex((photo) => photo.url === url);
  const photo = photos[index];
  const go = (step: 1 | -1) => {
    const next = photos[index + step];
    if (next) onShow(next.url);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') go(1);
    if (event.key === 'ArrowLeft') go(-1);
  };
  return (
    <Modal
      opened={photo !== undefined}
      onClose={() => onShow(null)}
      fullScreen
      withCloseButton={false}
      padding={0}
      aria-label={texts.photo.viewer}
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{ content: classes.content, body: classes.body }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.bar}>
        <span>{texts.photo.position(index + 1, photos.length)}</span>
        <Round label={texts.app.close} onClick={() => onShow(null)} Icon={IconCross} autofocus />
      </div>
      <div className={classes.stage}>
        <Round label={texts.photo.previous} disabled={index <= 0} onClick={() => go(-1)} Icon={IconLeft} />
        {photo && <PhotoFigure key={photo.url} photo={photo} />}
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
