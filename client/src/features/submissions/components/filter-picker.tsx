import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from '../../../components/ui/use-search.ts';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { type FilterKind, filterChoiceQuery, filterChoicesQuery } from '../api/filter-choices.ts';

interface Props {
  kind: FilterKind;
  label: string;
  value: number | undefined;
  onChange: (id: number | undefined) => void;
}

/** Filters by one template, machine or operator, found by typing. */
export function FilterPicker({ kind, label, value, onChange }: Props) {
  const texts = useTexts(submissionsTexts);
  const frame = useTexts();
  const { search, setSearch } = useSearch();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = useQuery(filterChoiceQuery(kind, value));
  const found = useQuery(filterChoicesQuery(kind, search, opened));
  const all = (found.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const current = value === undefined ? undefined : { value: String(value), label: chosen.data?.name ?? '…' };
  const data = current && !all.some((one) => one.value === current.value) ? [current, ...all] : all;
  const close = () => {
    setOpened(false);
    setTyped(null);
    setSearch('');
  };
  return (
    <Select
      label={label}
      placeholder={texts.any}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': texts.clearField(label) }}
      data={data}
      value={current?.value ?? null}
      searchValue={typed ?? current?.label ?? ''}
      onSearchChange={(text) => {
        if (!opened) return;
        setTyped(text);
        setSearch(text === current?.label ? '' : text.trim());
      }}
      onChange={(id) => {
        close();
        onChange(id === null ? undefined : Number(id));
      }}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={close}
      filter={({ options }) => options}
      nothingFoundMessage={found.isPending ? frame.app.loading : frame.assign.nothingFound}
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
