import type { Session } from '../../../../../shared/contracts/account.ts';
import { EndingRow } from '../../../components/ui/ending-row.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { browserOf } from '../browser-of.ts';

interface Props {
  session: Session;
  ending: boolean;
  onEnd: () => void;
}

/** One place where somebody is signed in. */
export function SessionRow({ session, ending, onEnd }: Props) {
  const texts = useTexts(accountTexts).sessions;
  const { browser, system } = browserOf(session.userAgent);
  const name = browser ?? texts.unknown;
  const words = system ? texts.on(name, system) : name;
  return (
    <EndingRow
      testId="session"
      title={
        <span title={session.userAgent}>
          {words} {session.current && <Tag tone="good">{texts.here}</Tag>}
        </span>
      }
      detail={
        <>
          {texts.used} <When at={session.lastUsedAt} /> {session.ip && texts.from(session.ip)}
        </>
      }
      end={session.current ? null : { text: texts.end, label: texts.endLabel(words), pending: ending, onEnd }}
    />
  );
}
