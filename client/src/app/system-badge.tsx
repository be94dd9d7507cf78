import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { systemStatusQuery } from '../features/system/api/system-status.ts';
import { SystemDot } from '../features/system/components/system-dot.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { paths } from './paths.ts';
import classes from './system-badge.module.css';

/** In the header of every page while something is not well: says so, and leads to what to do about it. */
export function SystemBadge() {
  const texts = useTexts().nav.systemStates;
  const { data } = useQuery(systemStatusQuery);
  if (!data || data.overall === 'healthy') return null;
  return (
    <Link to={paths.system} className={classes.badge} data-state={data.overall} data-testid="system-badge">
      <SystemDot />
      <span className={classes.words} aria-hidden>
        {texts[data.overall]}
      </span>
    </Link>
  );
}
