import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { type Role, roles } from '../../../../../shared/words.ts';
import { IconSearch } from '../../../components/ui/icons.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { PeopleFilter } from '../people-filter.ts';

const PAUSE_MS = 200;

/** Narrows the list down; what is chosen goes into the address. */
export function PeopleFilters(props: { filter: PeopleFilter; onChange: (filter: PeopleFilter) => void }) {
  const { filter, onChange } = props;
  const texts = useTexts(peopleTexts);
  const names = useTexts().roles;
  const [typed, setTyped] = useState(filter.search ?? '');
  const search = useDebouncedCallback(
    (text: string) => onChange({ ...filter, search: text.trim() || undefined }),
    PAUSE_MS,
  );
  return (
    <Group gap="sm" mb="md">
      <TextInput
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<IconSearch />}
        flex="1 1 14rem"
        type="search"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        aria-label={texts.role}
        placeholder={texts.everyRole}
        flex="1 1 9rem"
        maw="14rem"
        clearable
        data={roles.map((role) => ({ value: role, label: names[role] }))}
        value={filter.role ?? null}
        onChange={(role) => onChange({ ...filter, role: (role as Role | null) ?? undefined })}
      />
      <Select
        aria-label={texts.state}
        placeholder={texts.everyState}
        flex="1 1 9rem"
        maw="14rem"
        clearable
        data={[
          { value: 'active', label: texts.states.active },
          { value: 'disabled', label: texts.states.disabled },
        ]}
        value={filter.state ?? null}
        onChange={(state) =>
          onChange({ ...filter, state: (state as 'active' | 'disabled' | null) ?? undefined })
        }
      />
    </Group>
  );
}
