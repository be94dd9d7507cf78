import { acknowledgeBeforeCommit } from './acknowledge-before-commit.ts';
import { answerToCurrentQuestion } from './answer-to-current-question.ts';
import { noLeaseExpiry } from './no-lease-expiry.ts';
import { noRowLock } from './no-row-lock.ts';
import { noUniqueWamid } from './no-unique-wamid.ts';
import type { PlantedBug } from './planted-bug.ts';
import { sendOutsideTheOutbox } from './send-outside-the-outbox.ts';
import { statusOverwritten } from './status-overwritten.ts';
import { swallowErrors } from './swallow-errors.ts';

export const plantedBugs: readonly PlantedBug[] = [
  noRowLock,
  noUniqueWamid,
  acknowledgeBeforeCommit,
  swallowErrors,
  sendOutsideTheOutbox,
  noLeaseExpiry,
  answerToCurrentQuestion,
  statusOverwritten,
];
