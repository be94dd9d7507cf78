import '@mantine/dates/styles.css';
import { DateTimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { momentOf, wallClockOf } from '../../../components/ui/site-clock.ts';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { dueFieldTexts } from '../../../texts/due-field.ts';
import { useTexts } from '../../../texts/use-texts.ts';

interface Props {
  label: ReactNode;
  description?: string;
  /** A moment; null: none. */
  value: string | null;
  onChange: (dueAt: string | null) => void;
  error?: string | undefined;
}

/** A moment, picked and shown by the site's wall clock wherever the reader sits. */
export function DueField({ label, description, value, onChange, error }: Props) {
  const texts = useTexts(dueFieldTexts);
  const { timeZone } = useSiteTime();
  return (
    <DateTimePicker
      label={label}
      description={description}
      data-testid="assign-due"
      clearable
      clearButtonProps={{ 'aria-label': texts.clear }}
      placeholder={texts.none}
      submitButtonProps={{ 'aria-label': texts.done }}
      timePickerProps={{ 'aria-label': texts.time }}
      ariaLabels={texts.calendar}
      valueFormat="ddd D MMM YYYY HH:mm"
      highlightToday
      minDate={wallClockOf(new Date(), timeZone).slice(0, 10)}
      value={value && wallClockOf(value, timeZone)}
      onChange={(wallClock) => onChange(wallClock && momentOf(wallClock, timeZone))}
      error={error}
    />
  );
}
