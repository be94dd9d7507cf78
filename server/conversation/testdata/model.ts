import { decide } from '../core/decide.ts';
import type { Decision } from '../core/decision.ts';
import type { Outcome, Say } from '../core/effect.ts';
import type { ConversationEvent } from '../core/event.ts';
import type { Facts, PromptFacts } from '../core/facts.ts';
import type { Incoming } from '../core/incoming.ts';
import { newState, type State } from '../core/state.ts';

/**
 * What a conversation comes to when nothing ever happens twice, at once or in another order: the core, fed with one event after the
 * other. The shell has to come to the same, whatever happens around it.
 */
export interface Model {
  state: State;
  status: 'active' | 'completed' | 'expired' | 'cancelled';
  said: Say['content'][];
  outcomes: Record<string, Outcome>;
  /** One turn: what came in, in the order in which it was sent. */
  messages(incoming: Incoming[]): void;
  /** A manager's act, or a timer. */
  event(event: ConversationEvent): void;
  /** All that was said is on the phone, and its statuses are here. */
  delivered(at: Date): void;
}

const unsent: PromptFacts = { handedAt: null, sentAt: null, deliveredAt: null, failed: false };
const ends = { complete: 'completed', stop: 'cancelled', cancel: 'cancelled', expire: 'expired' } as const;

export function newModel(sessionId: string, known: Omit<Facts, 'prompt' | 'resumed' | 'line'>): Model {
  let prompt: PromptFacts | null = null;
  const model: Model = {
    state: newState(sessionId),
    status: 'active',
    said: [],
    outcomes: {},
    messages(incoming) {
      if (model.status === 'completed' || model.status === 'cancelled') {
        for (const { wamid } of incoming) model.outcomes[wamid] = 'ignored';
        return;
      }
      const before = model.status;
      const saidBefore = model.said.length;
      const outcomes: Outcome[] = [];
      let asked = false;
      model.status = 'active';
      for (const message of incoming) {
        if (model.status !== 'active') {
          model.outcomes[message.wamid] = 'ignored';
          continue;
        }
        const resumed = before !== 'active' && model.said.length === saidBefore;
        const decision = take({ kind: 'message', incoming: message }, asked ? null : prompt, resumed);
        asked ||= prompts(decision);
        outcomes.push(decision.outcome);
        model.outcomes[message.wamid] = decision.outcome;
      }
      if (asked) prompt = unsent;
      // A reaction does not wake a chat that has expired.
      if (outcomes.every((outcome) => outcome === 'ignored')) model.status = before;
    },
    event(event) {
      const decision = take(event, prompt, model.status !== 'active');
      if (prompts(decision)) prompt = unsent;
    },
    delivered(at) {
      const second = new Date(Math.floor(at.getTime() / 1_000) * 1_000);
      if (prompt && prompt.handedAt === null)
        prompt = { handedAt: at, sentAt: second, deliveredAt: second, failed: false };
    },
  };

  function take(event: ConversationEvent, at: PromptFacts | null, resumed: boolean): Decision {
    const decision = decide(model.state, event, { ...known, prompt: at, resumed, line: [] });
    model.state = decision.state;
    for (const effect of decision.effects) {
      if (effect.kind === 'say') model.said.push(effect.content);
      else if (effect.kind in ends) model.status = ends[effect.kind as keyof typeof ends];
    }
    return decision;
  }

  take({ kind: 'start' }, null, true);
  prompt = unsent;
  return model;
}

const prompts = ({ effects }: Decision) => effects.some((e) => e.kind === 'say' && e.prompts);
