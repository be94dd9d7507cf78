import { againstLimits } from '../../../../../shared/against-limits.ts';
import type { Answer } from '../../../../../shared/contracts/submissions.ts';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { scaleOf } from '../scale-of.ts';
import classes from './value-scale.module.css';

/** A value against its limits: a line with what is allowed on it, a mark for the value, and the same in words. */
export function ValueScale({ answer }: { answer: Answer }) {
  const texts = useTexts(submissionsTexts);
  const { value, min, max, unit } = answer;
  const side = againstLimits(value, answer);
  const scale = typeof value === 'number' ? scaleOf(value, answer) : null;
  if (!scale || !side) return null;
  const shown = (n: number | undefined) => (n === undefined ? undefined : String(n));
  const range = `${texts.range(shown(min), shown(max))}${unit ? ` ${unit}` : ''}`;
  return (
    <div className={classes.scale}>
      <div className={classes.line} aria-hidden="true">
        <span className={classes.allowed} style={{ left: `${scale.from}%`, right: `${100 - scale.to}%` }} />
        <span className={classes.mark} data-side={side} style={{ left: `${scale.value}%` }} />
      </div>
      <span className={classes.words} data-side={side}>
        {texts.sides[side]} ({range})
      </span>
    </div>
  );
}
