import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/db.ts';
import { checklistAnswers } from '../../db/schema/checklist-answers.ts';
import { photos } from '../../db/schema/photos.ts';

/** For tests: that many seconds after eight in the morning. */
export const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 8, 0, 0, second * 1_000));

/** For tests: an answer as the conversation leaves it, given at its index in seconds unless said. */
export async function writeAnswer(
  db: Db,
  submissionId: string,
  taskIndex: number,
  more: Partial<typeof checklistAnswers.$inferInsert> = {},
): Promise<void> {
  await db
    .insert(checklistAnswers)
    .values({ submissionId, taskIndex, wamid: randomUUID(), answeredAt: at(taskIndex), ...more });
}

/** For tests: the row of a stored photo. */
export async function writePhoto(
  db: Db,
  submissionId: string,
  taskIndex: number | null,
  more: Partial<typeof photos.$inferInsert> = {},
): Promise<string> {
  const id = randomUUID();
  await db.insert(photos).values({
    ...{ id, operatorId: 1, submissionId, taskIndex, wamid: id, mediaId: '1', receivedAt: at(1) },
    ...({ status: 'stored', filename: `${id}.jpg`, sha256: 'x', bytes: 9, storedAt: at(9) } as const),
    ...more,
  });
  return id;
}
