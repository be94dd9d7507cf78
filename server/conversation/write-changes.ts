import type { Tx } from '../db/db.ts';
import { type Filled, type Prepared, runPrepared } from '../db/prepared.ts';
import { answeredAgain } from './changes.ts';
import { writeStatement } from './write-statement.ts';
import { type Writing, writingRow } from './writing-row.ts';

/** A conversation that was written. */
export interface Written {
  id: string;
  /** Seconds by PostgreSQL's clock. */
  locked_at: number;
  /** The message that was claimed with it. */
  claimed: string | null;
}

/**
 * Writes everything that a transaction has decided about conversations that it holds locked, in one statement, so that they stay locked
 * for as short as can be.
 */
export async function writeChanges(tx: Tx, writings: Writing[], now: Date): Promise<void> {
  await supersede(tx, writings, now);
  const statement = write(writings, now);
  const written = await runPrepared<Written>(tx, statement, statement.values);
  if (written.length !== writings.length) throw new Error('A conversation was written without being locked.');
}

/**
 * What is answered again supersedes its answer. Must be so before `write`: the unique index on the current answer to a task is
 * checked row by row.
 */
async function supersede(tx: Tx, writings: Writing[], now: Date): Promise<void> {
  const again = writings.flatMap(({ changes }) =>
    answeredAgain(changes).map((a) => ({
      submission_id: changes.session.submissionId,
      task_index: a.taskIndex,
    })),
  );
  if (again.length === 0) return;
  await runPrepared(tx, supersedeAnswers, [JSON.stringify(again), now]);
}

const supersedeAnswers: Prepared = {
  name: 'supersede_answers',
  text: `
    UPDATE checklist_answers a SET superseded_at = $2
    FROM jsonb_to_recordset($1::jsonb) AS r(submission_id text, task_index int)
    WHERE a.submission_id = r.submission_id AND a.task_index = r.task_index AND a.superseded_at IS NULL`,
};

/** The statement that writes these; it gives one `Written` for each that was held. */
export const write = (writings: Writing[], now: Date): Filled =>
  writeStatement(
    writings.map((writing) => writingRow(writing, now)),
    now,
  );
