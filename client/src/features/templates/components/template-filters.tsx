import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '../../../components/ui/icons.tsx';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { TemplateFilter } from '../api/list-templates.ts';
import classes from './template-filters.module.css';

const PAUSE_MS = 200;

interface Props {
  filter: TemplateFilter;
  /** Part of a filter that is different now. */
  onChange: (changed: TemplateFilter) => void;
}

/** Which templates are shown, and in what order. */
export function TemplateFilters({ filter, onChange }: Props) {
  const texts = useTexts(templatesTexts);
  const search = useDebouncedCallback(
    (text: string) => onChange({ search: text.trim() || undefined }),
    PAUSE_MS,
  );
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        className={classes.search}
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<IconSearch size={17} />}
        maxLength={120}
        defaultValue={filter.search ?? ''}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label={texts.show}
        transitionDuration={0}
        value={filter.archived ? 'archived' : 'current'}
        onChange={(value) => onChange({ archived: value === 'archived' || undefined })}
        data={[
          { value: 'current', label: texts.current },
          { value: 'archived', label: texts.archivedOnes },
        ]}
      />
      <NativeSelect
        aria-label={texts.sortBy}
        value={filter.sort ?? 'name'}
        onChange={(event) =>
          onChange({ sort: event.currentTarget.value === 'changed' ? 'changed' : undefined })
        }
        data={[
          { value: 'name', label: `${texts.sortBy}: ${texts.sorts.name}` },
          { value: 'changed', label: `${texts.sortBy}: ${texts.sorts.changed}` },
        ]}
      />
    </search>
  );
}
