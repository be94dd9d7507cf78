import { playTexts } from '../../../texts/play.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { pictureOf, thumbnailOf } from '../picture-address.ts';
import classes from './reference-picture.module.css';

/** The reference picture of a task, small; the whole of it is a press away, in a new tab. */
export function ReferencePicture({ filename, taskName }: { filename: string; taskName: string }) {
  const texts = useTexts(playTexts).reference;
  return (
    <a className={classes.link} href={pictureOf(filename)} target="_blank" rel="noreferrer">
      <img className={classes.picture} src={thumbnailOf(filename)} alt={texts.alt(taskName)} loading="lazy" />
    </a>
  );
}
