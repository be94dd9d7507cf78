import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconAlert, IconPlus } from '../../../components/ui/icons.tsx';
import { When } from '../../../components/ui/when.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { unknownSendersQuery } from '../api/unknown-senders.ts';
import type { NewOperator } from './add-operator-dialog.tsx';
import classes from './unknown-senders.module.css';

/** A quiet notice of people who wrote and whom nobody added; nothing when there are none. */
export function UnknownSenders({ onAdd }: { onAdd: (given: NewOperator) => void }) {
  const texts = useTexts(operatorsTexts);
  const { data: strangers = [] } = useQuery(unknownSendersQuery);
  const [shown, setShown] = useState(false);
  if (strangers.length === 0) return null;
  return (
    <section className={classes.notice} aria-label={texts.strangersTitle(strangers.length)}>
      <div className={classes.head}>
        <IconAlert />
        <div className={classes.words}>
          <p className={classes.title}>{texts.strangersTitle(strangers.length)}</p>
          <p className={classes.text}>{texts.strangersText}</p>
        </div>
        <Button variant="default" size="xs" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? texts.strangersHide : texts.strangersShow}
        </Button>
      </div>
      {shown && (
        <ul className={classes.list}>
          {strangers.map((stranger) => (
            <Stranger key={stranger.sender} {...stranger} onAdd={onAdd} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface StrangerProps {
  sender: string;
  profileName: string | null;
  messages: number;
  lastMessageAt: string;
  onAdd: (given: NewOperator) => void;
}

function Stranger({ sender, profileName, messages, lastMessageAt, onAdd }: StrangerProps) {
  const texts = useTexts(operatorsTexts);
  const hasNumber = sender.startsWith('+');
  const name = profileName?.slice(0, 120) ?? '';
  return (
    <li className={classes.stranger}>
      <div className={classes.words}>
        <bdi className={classes.name}>{name || sender}</bdi>
        <span className={classes.text}>
          {hasNumber ? <bdi>{sender}</bdi> : texts.strangerHidden} · {texts.stranger(messages)} ·{' '}
          <When at={lastMessageAt} />
        </span>
      </div>
      {hasNumber && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          aria-label={texts.strangerAddName(name || sender)}
          onClick={() => onAdd({ name, phoneNumber: sender })}
        >
          {texts.strangerAdd}
        </Button>
      )}
    </li>
  );
}
