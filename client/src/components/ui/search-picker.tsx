import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './search-picker.module.css';

export interface Choice {
  id: number;
  label: string;
  detail?: string;
}

export interface PickerField {
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  error?: string | undefined;
}

interface Props extends PickerField {
  label: string;
  testId: string;
  choices: readonly Choice[];
  loading: boolean;
  /** What to look for; empty again once a choice is made. The server does the searching. */
  onSearch: (search: string) => void;
}

/** One choice out of many, found by typing; the choices are what the server found. */
export function SearchPicker({ value, onChange, label, testId, choices, loading, onSearch, error }: Props) {
  const texts = useTexts();
  const [typed, setTyped] = useState(value?.label ?? '');
  const all = value && !choices.some((choice) => choice.id === value.id) ? [value, ...choices] : choices;
  const type = (text: string) => {
    setTyped(text);
    onSearch(all.some((choice) => choice.label === text) ? '' : text.trim());
  };
  return (
    <Select
      label={label}
      data-testid={testId}
      placeholder={texts.assign.choose}
      searchable
      required
      withAsterisk={false}
      allowDeselect={false}
      value={value ? String(value.id) : null}
      searchValue={typed}
      onSearchChange={type}
      onChange={(id) => onChange(all.find((choice) => String(choice.id) === id) ?? null)}
      data={all.map((choice) => ({ value: String(choice.id), label: choice.label }))}
      filter={({ options }) => options}
      renderOption={({ option }) => <Option choice={all.find((c) => String(c.id) === option.value)} />}
      nothingFoundMessage={loading ? texts.app.loading : texts.assign.nothingFound}
      error={error}
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

function Option({ choice }: { choice: Choice | undefined }) {
  return (
    <div>
      <div className={classes.label}>{choice?.label}</div>
      {choice?.detail && <div className={classes.detail}>{choice.detail}</div>}
    </div>
  );
}
