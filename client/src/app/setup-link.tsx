import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import classes from '../components/layout/nav.module.css';
import { IconRight } from '../components/ui/icons.tsx';
import { setupQuery } from '../features/setup/api/setup.ts';
import { doneSteps, isOffered, setupSteps } from '../features/setup/setup-steps.ts';
import { setupTexts } from '../texts/setup.ts';
import { useTexts } from '../texts/use-texts.ts';
import { paths } from './paths.ts';

/** The way to the guided start, until the first checklist was assigned or somebody put it away. */
export function SetupLink({ onLeave }: { onLeave?: (() => void) | undefined }) {
  const texts = useTexts(setupTexts);
  const { data: setup } = useQuery({
    ...setupQuery,
    staleTime: 60_000,
    // Once it is over, nobody has to know how far it is.
    enabled: ({ state }) => state.data === undefined || isOffered(state.data),
  });
  if (!setup || !isOffered(setup)) return null;
  return (
    <Link
      to={paths.setup}
      className={`${classes.link} ${classes.offer}`}
      onClick={onLeave}
      data-testid="setup-link"
    >
      <IconRight />
      {texts.link(doneSteps(setup).size, setupSteps.length)}
    </Link>
  );
}
