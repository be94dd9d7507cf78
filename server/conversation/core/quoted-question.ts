import type { Quoted } from './incoming.ts';
import type { State } from './state.ts';

/** The question of this conversation that a message quotes; `null` when it quotes none. */
export function quotedQuestion(quoted: Quoted | null, { sessionId }: State): number | null {
  return quoted?.kind === 'question' && quoted.sessionId === sessionId ? quoted.taskIndex : null;
}

/** Whether it quotes something that another checklist said. */
export function quotesAnother(quoted: Quoted | null, { sessionId }: State): boolean {
  if (!quoted || quoted.kind === 'unknown' || quoted.kind === 'manager' || quoted.sessionId === null)
    return false;
  return quoted.sessionId !== sessionId;
}
