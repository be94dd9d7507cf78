import type { TranscriptMessage } from '../../../../../shared/contracts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './bubble-photo.module.css';

/** The reference picture that went out with a question, or why it did not. */
export function BubblePicture({ picture }: { picture: NonNullable<TranscriptMessage['picture']> }) {
  const texts = useTexts().transcript;
  const { url, failure } = picture;
  if (failure !== null) return <p className={classes.note}>{texts.withoutPicture(failure)}</p>;
  return (
    <a className={classes.photo} href={url} target="_blank" rel="noreferrer" aria-label={texts.picture}>
      <img src={url} alt="" loading="lazy" />
    </a>
  );
}
