import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTexts } from '../../texts/use-texts.ts';
import { IconSearch } from './icons.tsx';
import classes from './list-search.module.css';

const PAUSE_MS = 250;

interface Props {
  label: string;
  placeholder: string;
  /** What the address says. */
  value: string;
  onChange: (search: string) => void;
}

/** Searches a list as somebody types; told once typing pauses (250 ms). */
export function ListSearch({ label, placeholder, value, onChange }: Props) {
  const texts = useTexts().app;
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // Not what was told from here: back, or a link. What is told arrives late, and somebody may have typed on.
    if (value !== told) {
      setTold(value);
      setTyped(value);
    }
  }
  const tell = (text: string) => {
    setTold(text);
    onChange(text);
  };
  const tellSoon = useDebouncedCallback(tell, PAUSE_MS);
  const type = (text: string) => {
    setTyped(text);
    tellSoon(text.trim());
  };
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      maxLength={120}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch />}
      rightSection={
        typed && (
          <CloseButton
            aria-label={texts.clearSearch}
            onClick={() => {
              setTyped('');
              tell('');
            }}
          />
        )
      }
    />
  );
}
