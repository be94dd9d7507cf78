import type { getAssignment } from '../../shared/contracts/assignments.ts';
import type { Verb } from '../context.ts';
import { presentAssignment } from './present-assignment.ts';

export const getAssignmentVerb: Verb<typeof getAssignment> = ({ db }, { params }) =>
  presentAssignment(db, params.id);
