import { SegmentedControl } from '@mantine/core';
import { ListSearch } from '../../components/ui/list-search.tsx';
import { ListTools } from '../../components/ui/list-tools.tsx';

interface Narrowed {
  search?: string | undefined;
  archived?: boolean | undefined;
}

interface Props {
  texts: Record<'search' | 'searchHint' | 'show' | 'inUse' | 'archived', string>;
  filters: Narrowed;
  onNarrow: (change: Narrowed) => void;
}

/** Above the machines or the operators: a search, and those in use or the archived ones. */
export function SubjectTools({ texts, filters, onNarrow }: Props) {
  return (
    <ListTools>
      <ListSearch
        label={texts.search}
        placeholder={texts.searchHint}
        value={filters.search ?? ''}
        onChange={(search) => onNarrow({ search: search || undefined })}
      />
      <SegmentedControl
        radius="xl"
        aria-label={texts.show}
        value={filters.archived ? 'archived' : 'inUse'}
        onChange={(value) => onNarrow({ archived: value === 'archived' || undefined })}
        data={(['inUse', 'archived'] as const).map((value) => ({ value, label: texts[value] }))}
      />
    </ListTools>
  );
}
