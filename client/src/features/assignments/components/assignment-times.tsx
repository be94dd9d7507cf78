import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { Ticks } from '../../../components/ui/ticks.tsx';
import { When } from '../../../components/ui/when.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './assignment-times.module.css';

/** When it moved last, how far the newest message has come, and when it is due. */
export function AssignmentTimes({ assignment }: { assignment: Assignment }) {
  const texts = useTexts().assignment;
  const { session, dueAt, createdAt } = assignment;
  return (
    <div className={classes.times}>
      <span className={classes.line}>
        {session?.lastMessageAt ? texts.lastMessage : texts.assigned}{' '}
        <When at={session?.lastMessageAt ?? createdAt} />
        {session?.lastDelivery && (
          <Ticks status={session.lastDelivery.status} error={session.lastDelivery.error} />
        )}
      </span>
      {dueAt && (
        <span className={classes.line}>
          {texts.due} <When at={dueAt} />
        </span>
      )}
    </div>
  );
}
