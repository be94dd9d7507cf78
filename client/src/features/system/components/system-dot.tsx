import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../texts/use-texts.ts';
import { systemStatusQuery } from '../api/system-status.ts';
import classes from './system-dot.module.css';

/** The state of the whole product as a dot with words for those who hear it; asked for again every 60 s. */
export function SystemDot({ className = '' }: { className?: string | undefined }) {
  const texts = useTexts().nav;
  const { data } = useQuery({ ...systemStatusQuery, refetchInterval: 60_000 });
  if (!data) return null;
  const words = texts.systemStates[data.overall];
  return (
    <span
      className={`${classes.dot} ${className}`}
      data-state={data.overall}
      data-testid="system-dot"
      role="img"
      aria-label={words}
      title={words}
    />
  );
}
