import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Assignment, ConversationSession } from '../../shared/contracts/assignments.ts';
import type { Db } from '../db/db.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { whatsappConversationSessions as sessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { notFound } from '../errors.ts';
import { deliveryError } from '../submissions/delivery-error.ts';
import { microseconds } from '../submissions/page-after.ts';

/**
 * One assignment as routes show it, with its conversation.
 * @throws AppError not_found
 */
export async function presentAssignment(db: Db, id: string): Promise<Assignment> {
  const [found] = await presentAssignments(db, eq(assignments.id, id), 1);
  if (!found) throw notFound('assignment');
  return found.assignment;
}

/** Those that `where` picks, newest first; `at` is when each was made, in microseconds since 1970. One statement. */
export async function presentAssignments(
  db: Db,
  where: SQL | undefined,
  limit: number,
): Promise<{ assignment: Assignment; at: number }[]> {
  const rows = await selectAssignments(db)
    .where(where)
    .orderBy(desc(assignments.createdAt), desc(assignments.id))
    .limit(limit);
  return rows.map((row) => ({ assignment: present(row), at: row.at }));
}

function selectAssignments(db: Db) {
  const newest = db
    .select({
      status: outboundMessages.status,
      errorCode: outboundMessages.errorCode,
      errorDetails: outboundMessages.errorDetails,
    })
    .from(outboundMessages)
    .where(eq(outboundMessages.sessionId, sessions.id))
    .orderBy(desc(outboundMessages.seq))
    .limit(1)
    .as('newest_message');
  return db
    .select({
      assignment: assignments,
      at: microseconds(assignments.createdAt),
      templateName: versions.name,
      machineName: machines.name,
      operatorName: operators.name,
      submissionId: submissions.id,
      session: {
        id: sessions.id,
        status: sessions.status,
        currentTaskIndex: sessions.currentTaskIndex,
        totalTasks: sessions.totalTasks,
        startedAt: sessions.startedAt,
        lastMessageAt: sessions.lastMessageAt,
        expiresAt: sessions.expiresAt,
      },
      answered: sql<number>`coalesce(jsonb_array_length(${sessions.answers}), 0)`,
      delivery: { status: newest.status, errorCode: newest.errorCode, errorDetails: newest.errorDetails },
    })
    .from(assignments)
    .innerJoin(
      versions,
      and(eq(versions.templateId, assignments.templateId), eq(versions.version, assignments.templateVersion)),
    )
    .innerJoin(machines, eq(machines.id, assignments.machineId))
    .innerJoin(operators, eq(operators.id, assignments.operatorId))
    .leftJoin(submissions, eq(submissions.assignmentId, assignments.id))
    .leftJoin(sessions, eq(sessions.assignmentId, assignments.id))
    .leftJoinLateral(newest, sql`true`);
}

type Row = Awaited<ReturnType<typeof selectAssignments>>[number];

function present({ assignment, submissionId, ...row }: Row): Assignment {
  return {
    id: assignment.id,
    templateId: assignment.templateId,
    templateName: row.templateName,
    templateVersion: assignment.templateVersion,
    machineId: assignment.machineId,
    machineName: row.machineName,
    operatorId: assignment.operatorId,
    operatorName: row.operatorName,
    dueAt: assignment.dueAt?.toISOString() ?? null,
    status: assignment.status,
    note: assignment.note,
    cancelReason: assignment.cancelReason,
    submissionId,
    session: presentSession(row),
    createdAt: assignment.createdAt.toISOString(),
    updatedAt: assignment.updatedAt.toISOString(),
  };
}

function presentSession({
  session,
  answered,
  delivery,
}: Pick<Row, 'session' | 'answered' | 'delivery'>): z.infer<typeof ConversationSession> | null {
  if (!session) return null;
  return {
    id: session.id,
    status: session.status,
    currentTaskIndex: session.currentTaskIndex,
    totalTasks: session.totalTasks,
    answered,
    startedAt: session.startedAt?.toISOString() ?? null,
    lastMessageAt: session.lastMessageAt?.toISOString() ?? null,
    expiresAt: session.expiresAt?.toISOString() ?? null,
    lastDelivery: delivery?.status ? { status: delivery.status, error: deliveryError(delivery) } : null,
  };
}
