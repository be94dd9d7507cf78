import type { Task } from './task.ts';

/** What the decision may know besides the state. Everything is looked up before; the decision looks nothing up. */
export interface Facts {
  tasks: Task[];
  templateName: string;
  machineName: string;
  operatorName: string;
  /** A manager's words for this assignment; read only where a checklist starts, or starts again. */
  note: string | null;
  language: string;
  /** How far the last thing that we asked has come; `null` when it was asked a moment ago, in this very transaction. */
  prompt: PromptFacts | null;
  /** The chat had expired, or waited, and this event wakes it. */
  resumed: boolean;
  /**
   * The operator's conversation before this one: what was sent before this one had reached the phone belongs to it. Absent when there
   * was none in the last hour; only looked up when `needsBefore` says so.
   */
  before?: EarlierConversation;
  /** Checklists that wait in line behind this one, in order; only looked up when `needsLine` says so. */
  line: WaitingChecklist[];
}

export interface PromptFacts {
  /** The message that asked it. */
  id?: string;
  /** When we began to hand it to the Cloud API (our clock); null while it has not been, or was surely refused. */
  handedAt: Date | null;
  /** When the Cloud API took it (our clock), if that is known: after an attempt in doubt it may be taken much later. */
  acceptedAt?: Date | null;
  /** Meta's clock, whole seconds. */
  sentAt: Date | null;
  deliveredAt: Date | null;
  failed: boolean;
  /** An attempt before the one that was taken came to nothing, or nobody knows: it may have reached the phone before the statuses say so. */
  triedBefore?: boolean;
  /** Only Meta's message template reached the phone, since the customer-service window was closed: the question was never shown. */
  knocked?: boolean;
}

export interface EarlierConversation {
  sessionId: string;
  submissionId: string;
}

export interface WaitingChecklist {
  sessionId: string;
  templateName: string;
  machineName: string;
}
