import { When } from '../../../components/ui/when.tsx';
import { auditTexts } from '../../../texts/audit.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { isMoment, referredKind } from '../fact-words.ts';

const LONGEST = 240;

interface Props {
  /** The key that it stands under. */
  name: string;
  value: string | number | boolean | null;
  names: Record<string, string>;
}

/** A value in words: moments in the site's time, numbers that refer to something by its name, long texts cut. */
export function FactValue({ name, value, names }: Props) {
  const texts = useTexts(auditTexts);
  if (value === null || value === '') return texts.nothing;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (isMoment(value)) return <When at={value} />;
  const kind = referredKind(name);
  const text = (kind && names[`${kind}:${value}`]) ?? String(value);
  return (
    <span dir="auto" title={text.length > LONGEST ? text : undefined}>
      {text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}
    </span>
  );
}
