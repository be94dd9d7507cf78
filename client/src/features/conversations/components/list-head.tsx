import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ComponentProps, type ComponentType, useState } from 'react';
import { IconSearch } from '../../../components/ui/icons.tsx';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { ConversationFilter, type ConversationsWanted } from '../conversation-filter.ts';
import classes from './list-head.module.css';

interface Props {
  wanted: ConversationsWanted;
  onSearch: (search: string | undefined) => void;
  /** Whether the page is about the list, or about the chat beside it. */
  main: boolean;
  /** Given by the page: features do not know URLs. */
  ConversationsLink: ComponentType<{ wanted: ConversationsWanted } & ComponentProps<'a'>>;
}

const PAUSE_MS = 250;
const filters = [undefined, ...ConversationFilter.options];

/** The title of the list, what to look for, and which conversations. */
export function ListHead({ wanted, onSearch, main, ConversationsLink }: Props) {
  const texts = useTexts(conversationsTexts);
  const [typed, setTyped] = useState(wanted.search ?? '');
  const search = useDebouncedCallback((text: string) => onSearch(text.trim() || undefined), PAUSE_MS);
  const Title = main ? 'h1' : 'h2';
  return (
    <div className={classes.head}>
      <Title className={classes.title}>{texts.title}</Title>
      <TextInput
        type="search"
        aria-label={texts.search}
        placeholder={texts.searchHint}
        leftSection={<IconSearch size={16} />}
        maxLength={120}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        data-testid="conversation-search"
      />
      <nav className={classes.filters} aria-label={texts.filter}>
        {filters.map((show) => (
          <ConversationsLink
            key={show ?? 'running'}
            wanted={{ ...wanted, show }}
            className={classes.filter}
            aria-current={wanted.show === show ? 'true' : undefined}
          >
            {texts.filters[show ?? 'running']}
          </ConversationsLink>
        ))}
      </nav>
    </div>
  );
}
