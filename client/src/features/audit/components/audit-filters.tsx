import { Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { auditTexts } from '../../../texts/audit.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { actorsQuery } from '../api/actors.ts';
import type { AuditFilter } from '../audit-filter.ts';

interface Props {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

/** Narrows the log down by who, what and day; what is chosen goes into the address. */
export function AuditFilters({ filter, onChange }: Props) {
  const texts = useTexts(auditTexts);
  const { data } = useQuery(actorsQuery);
  const people = [
    ...(data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []),
    { value: 'system', label: texts.system },
    { value: 'nobody', label: texts.nobody },
  ];
  const actions = Object.entries(texts.actions).map(([value, label]) => ({ value, label }));
  const set = (key: keyof AuditFilter) => (value: string | null) =>
    onChange({ ...filter, [key]: value || undefined });
  return (
    <Group gap="sm" mb="md" align="flex-end">
      <Select
        label={texts.who}
        placeholder={texts.everybody}
        data={people}
        value={filter.who ?? null}
        onChange={set('who')}
        searchable
        clearable
        flex="1 1 11rem"
      />
      <Select
        label={texts.action}
        placeholder={texts.everyAction}
        data={actions}
        value={filter.action ?? null}
        onChange={set('action')}
        searchable
        clearable
        flex="1 1 13rem"
      />
      <TextInput
        type="date"
        label={texts.fromDay}
        value={filter.from ?? ''}
        onChange={(event) => set('from')(event.currentTarget.value)}
        flex="1 1 9rem"
      />
      <TextInput
        type="date"
        label={texts.toDay}
        value={filter.to ?? ''}
        onChange={(event) => set('to')(event.currentTarget.value)}
        flex="1 1 9rem"
      />
    </Group>
  );
}
