import type { Effect, Outcome, Say } from './effect.ts';
import type { Facts } from './facts.ts';
import type { OutgoingContent } from './outgoing.ts';
import type { Phrases } from './phrases/phrases.ts';
import { phrasesFor } from './phrases/phrases-for.ts';
import type { State } from './state.ts';
import type { Task } from './task.ts';

export interface Decision {
  state: State;
  effects: Effect[];
  /** For an inbound message: what became of it, and the question that it was about. */
  outcome: Outcome;
  taskIndex: number | null;
}

/** The state and the facts that every step reads, with the words of the operator's language. */
export interface Scene {
  state: State;
  facts: Facts;
  phrases: Phrases;
}

export function sceneOf(state: State, facts: Facts): Scene {
  return { state, facts, phrases: phrasesFor(facts.language) };
}

export const withState = (scene: Scene, change: Partial<State>): Scene => ({
  ...scene,
  state: { ...scene.state, ...change },
});

/** The task of an index that is known to exist; an index from outside is checked where it comes in. */
export function taskAt(facts: Facts, taskIndex: number): Task {
  const task = facts.tasks[taskIndex];
  if (!task) throw new Error(`there is no task ${taskIndex} among ${facts.tasks.length}`);
  return task;
}

export function decided(
  scene: Scene,
  outcome: Outcome,
  effects: Effect[] = [],
  taskIndex: number | null = null,
): Decision {
  return { state: scene.state, effects, outcome, taskIndex };
}

/** A message that asks nothing: what counts as seen does not change by it. */
export function notice(content: OutgoingContent, taskIndex: number | null = null): Say {
  return { kind: 'say', as: 'notice', content, taskIndex, prompts: false };
}
