import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { Remark, RemarkKind } from '../remarks-of.ts';
import classes from './remarks.module.css';

const tones: Record<RemarkKind, Tone> = {
  archived_machine: 'bad',
  archived_operator: 'bad',
  open: 'warn',
  failed: 'bad',
  closed: 'warn',
  never_wrote: 'warn',
  template: 'quiet',
  waits: 'quiet',
};

/** What is good to know of one pair, in a few words each. */
export function Remarks({ known, remarks }: { known: boolean; remarks: readonly Remark[] }) {
  const texts = useTexts(assignTexts);
  const words = (remark: Remark) => {
    if (remark.kind === 'waits') return texts.waits(remark.behind);
    if (remark.kind === 'open') return texts.openWith(remark.operators);
    if (remark.kind === 'archived_machine' || remark.kind === 'archived_operator') return texts[remark.kind];
    return texts.reach[remark.kind];
  };
  const asksNow = known && !remarks.some(({ kind }) => kind === 'waits' || kind.startsWith('archived'));
  return (
    <span className={classes.remarks}>
      {asksNow && <Tag tone="good">{texts.asksNow}</Tag>}
      {remarks.map((remark) => (
        <Tag key={remark.kind} tone={tones[remark.kind]} className={classes.remark} data-kind={remark.kind}>
          {words(remark)}
        </Tag>
      ))}
    </span>
  );
}
