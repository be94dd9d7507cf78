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

/** As the reader's language writes it, like every other moment on the pages. */
const WRITTEN: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
};

/** A moment, picked and shown by the site's wall clock wherever the reader sits. */
export function DueField({ label, description, value, onChange, error }: Props) {
  const texts = useTexts(dueFieldTexts);
  const { timeZone, format } = useSiteTime();
  const isTwelveHours = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hour12;
  const shown = (wallClock: string) => {
    const at = momentOf(wallClock, timeZone);
    return at ? format(at, WRITTEN) : '';
  };
  return (
    <DateTimePicker
      label={label}
      description={description}
      data-testid="assign-due"
      clearable
      clearButtonProps={{ 'aria-label': texts.clear }}
      placeholder={texts.none}
      submitButtonProps={{ 'aria-label': texts.done }}
      timePickerProps={{ 'aria-label': texts.time, format: isTwelveHours ? '12h' : '24h' }}
      ariaLabels={texts.calendar}
      valueFormat={shown}
      highlightToday
      minDate={wallClockOf(new Date(), timeZone).slice(0, 10)}
      value={value && wallClockOf(value, timeZone)}
      onChange={(wallClock) => onChange(wallClock && momentOf(wallClock, timeZone))}
      error={error}
    />
  );
}
