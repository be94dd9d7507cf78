import { useTexts } from '../../texts/use-texts.ts';
import classes from './logo.module.css';

/** The mark and the name of the product. */
export function Logo() {
  const texts = useTexts();
  return (
    <span className={classes.logo}>
      <img src="/kinto.svg" alt="" width={28} height={28} />
      <span className={classes.name}>{texts.product}</span>
    </span>
  );
}
