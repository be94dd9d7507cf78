import { Button } from '@mantine/core';
import type { Session } from '../../../../../shared/contracts/account.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { browserOf } from '../browser-of.ts';
import classes from './sessions-panel.module.css';

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
    <li className={classes.row} data-testid="session">
      <div className={classes.words}>
        <div className={classes.name} title={session.userAgent}>
          {words} {session.current && <Tag tone="good">{texts.here}</Tag>}
        </div>
        <div className={classes.detail}>
          {texts.used} <When at={session.lastUsedAt} /> {session.ip && texts.from(session.ip)}
        </div>
      </div>
      {!session.current && (
        <Button
          variant="subtle"
          color="red.9"
          size="sm"
          className={classes.end}
          aria-label={texts.endLabel(words)}
          loading={ending}
          onClick={onEnd}
        >
          {texts.end}
        </Button>
      )}
    </li>
  );
}
