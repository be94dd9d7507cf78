import * as contracts from '../../shared/contracts/assignments.ts';
import type { Api } from '../context.ts';
import type { ConversationDependencies } from '../conversation/conversation-tx.ts';
import { cancelAssignmentVerb } from './cancel-assignment.ts';
import { changeAssignmentVerb } from './change-assignment.ts';
import { checkAssignmentsVerb } from './check-assignments.ts';
import { createAssignmentVerb } from './create-assignment.ts';
import { getAssignmentVerb } from './get-assignment.ts';
import { listAssignmentsVerb } from './list-assignments.ts';
import { reassignAssignmentVerb } from './reassign-assignment.ts';
import { recentChoicesVerb } from './recent-choices.ts';
import { remindAssignmentVerb } from './remind-assignment.ts';
import { startAssignmentVerb } from './start-assignment.ts';

export function assignmentRoutes(api: Api, conversation: ConversationDependencies): void {
  api.route(contracts.listAssignments, listAssignmentsVerb);
  api.route(contracts.createAssignment, createAssignmentVerb(conversation));
  // Before `:id`, which would take their words for ids.
  api.route(contracts.recentChoices, recentChoicesVerb);
  api.route(contracts.checkAssignments, checkAssignmentsVerb);
  api.route(contracts.getAssignment, getAssignmentVerb);
  api.route(contracts.changeAssignment, changeAssignmentVerb);
  api.route(contracts.startAssignment, startAssignmentVerb(conversation));
  api.route(contracts.cancelAssignment, cancelAssignmentVerb(conversation));
  api.route(contracts.reassignAssignment, reassignAssignmentVerb(conversation));
  api.route(contracts.remindAssignment, remindAssignmentVerb(conversation));
}
