import { useLiveState } from '../../api/live-state.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { IconAlert } from '../ui/icons.tsx';
import classes from './connection-banner.module.css';

/** Says that live updates are interrupted; nothing while they run. */
export function ConnectionBanner() {
  const texts = useTexts();
  const lost = useLiveState() === 'lost';
  return (
    <div role="status">
      {lost && (
        <p className={classes.banner}>
          <IconAlert /> {texts.app.connectionLost}
        </p>
      )}
    </div>
  );
}
