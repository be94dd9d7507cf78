import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 200;

/** What is typed, and the same once typing pauses (200 ms): the server is asked for the second. */
export function useSearch(): { search: string; setSearch: (text: string) => void } {
  const [typed, setSearch] = useState('');
  const [search] = useDebouncedValue(typed, PAUSE_MS);
  return { search, setSearch };
}
