import type { z } from 'zod';
import type { DeliveryStatus } from '../../../../shared/words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { IconAlert, IconCheck, IconChecks, IconClock, IconMinus } from './icons.tsx';
import { tickOf } from './tick-of.ts';
import classes from './ticks.module.css';

const icons = {
  clock: IconClock,
  one: IconCheck,
  two: IconChecks,
  read: IconChecks,
  alert: IconAlert,
  dropped: IconMinus,
};

/** How far a message has come, as WhatsApp shows it; the words are in its label and its tooltip. */
export function Ticks({
  status,
  error,
  size = 16,
}: {
  status: z.infer<typeof DeliveryStatus>;
  error?: string | null;
  size?: number;
}) {
  const texts = useTexts();
  const tick = tickOf(status);
  const label = error ? `${texts.delivery[status]}: ${error}` : texts.delivery[status];
  const Icon = icons[tick];
  return (
    <span className={classes.ticks} data-tick={tick} role="img" aria-label={label} title={label}>
      <Icon size={size} />
    </span>
  );
}
