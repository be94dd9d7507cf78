import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { SubmissionStatus } from '../../../../../shared/words.ts';
import { IconFilter } from '../../../components/ui/icons.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { type SubmissionFilters as Filters, hiddenFilters, isFiltered } from '../submission-filters.ts';
import { FilterPicker } from './filter-picker.tsx';
import classes from './submission-filters.module.css';

interface Props {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  onClear: () => void;
}

const REVIEWS = ['all', 'open', 'needs_action', 'accepted'] as const;
const PAUSE_MS = 250;

/** What the list shows; on phones most of it is behind a button. */
export function SubmissionFilters({ filters, onChange, onClear }: Props) {
  const texts = useTexts(submissionsTexts);
  const [opened, setOpened] = useState(false);
  const [clears, setClears] = useState(0);
  const clear = () => {
    setClears(clears + 1);
    onClear();
  };
  return (
    <section className={classes.filters} aria-label={texts.filters(0)}>
      <div className={classes.first}>
        <SearchField key={clears} search={filters.search} onChange={onChange} />
        <SegmentedControl
          aria-label={texts.reviewLabel}
          className={classes.review}
          data={REVIEWS.map((value) => ({ value, label: texts.reviews[value] }))}
          value={filters.review ?? 'all'}
          onChange={(value) =>
            onChange({ review: REVIEWS.find((one) => one === value && one !== 'all') as Filters['review'] })
          }
        />
        <Button
          className={classes.toggle}
          variant="default"
          leftSection={<IconFilter size={16} />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {texts.filters(hiddenFilters(filters))}
        </Button>
      </div>
      <div className={classes.more} data-opened={opened}>
        <MoreFilters filters={filters} onChange={onChange} />
        {isFiltered(filters) && (
          <Button variant="subtle" className={classes.clear} onClick={clear}>
            {texts.clear}
          </Button>
        )}
      </div>
    </section>
  );
}

function SearchField({ search, onChange }: { search: string | undefined; onChange: Props['onChange'] }) {
  const texts = useTexts(submissionsTexts);
  const [typed, setTyped] = useState(search ?? '');
  const settle = useDebouncedCallback((text: string) => onChange({ search: text || undefined }), PAUSE_MS);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={texts.search}
      placeholder={texts.searchHint}
      maxLength={120}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value.trim());
      }}
    />
  );
}

function MoreFilters({ filters, onChange }: Pick<Props, 'filters' | 'onChange'>) {
  const texts = useTexts(submissionsTexts);
  const { statuses } = useTexts().submission;
  const { templateId, machineId, operatorId } = filters;
  return (
    <>
      <FilterPicker
        kind="templates"
        label={texts.template}
        value={templateId}
        onChange={(id) => onChange({ templateId: id })}
      />
      <FilterPicker
        kind="machines"
        label={texts.machine}
        value={machineId}
        onChange={(id) => onChange({ machineId: id })}
      />
      <FilterPicker
        kind="operators"
        label={texts.operator}
        value={operatorId}
        onChange={(id) => onChange({ operatorId: id })}
      />
      <Select
        label={texts.status}
        placeholder={texts.any}
        clearable
        clearButtonProps={{ 'aria-label': texts.clearField(texts.status) }}
        data={SubmissionStatus.options.map((value) => ({ value, label: statuses[value] }))}
        value={filters.status ?? null}
        onChange={(value) => onChange({ status: SubmissionStatus.options.find((one) => one === value) })}
      />
      <TextInput
        type="date"
        label={texts.from}
        max={filters.to}
        value={filters.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={texts.to}
        min={filters.from}
        value={filters.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
      <Checkbox
        className={classes.check}
        label={texts.failedOnly}
        checked={filters.failed ?? false}
        onChange={(event) => onChange({ failed: event.currentTarget.checked || undefined })}
      />
    </>
  );
}
