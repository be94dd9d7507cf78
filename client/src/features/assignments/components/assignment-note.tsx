import { useQuery } from '@tanstack/react-query';
import { assignmentActsTexts } from '../../../texts/assignment-acts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { assignmentQuery } from '../api/one.ts';
import classes from './assignment-note.module.css';

/** The manager's words that came with an assignment; nothing where there are none. */
export function AssignmentNote({ assignmentId }: { assignmentId: string }) {
  const texts = useTexts(assignmentActsTexts);
  const { data } = useQuery(assignmentQuery(assignmentId));
  if (!data?.note) return null;
  return (
    <p className={classes.note} data-testid="assignment-note">
      <b>{texts.note}:</b> <bdi>{data.note}</bdi>
    </p>
  );
}
