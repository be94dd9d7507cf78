import type { PlayAct, PlayedChat, PlayMessage } from '../../shared/contracts/play-template.ts';
import { decide } from '../conversation/core/decide.ts';
import type { ConversationEvent } from '../conversation/core/event.ts';
import type { Facts, PromptFacts } from '../conversation/core/facts.ts';
import type { IncomingContent } from '../conversation/core/incoming.ts';
import type { OutgoingContent } from '../conversation/core/outgoing.ts';
import { newState } from '../conversation/core/state.ts';
import type { Task } from '../conversation/core/task.ts';
import { PHOTOS_PATH } from '../photos/photos-path.ts';
import { shownOnPhone } from './shown-on-phone.ts';

type Said = Extract<IncomingContent, { kind: 'text' | 'press' | 'photo' }>;

export interface Played {
  name: string;
  tasks: Task[];
  machineName: string;
  operatorName: string;
  said: PlayAct[];
}

/** The operator of a preview takes his time: each act comes long after the question has arrived. */
const PAUSE_MS = 60_000;
const BEGINS_MS = Date.UTC(2026, 0, 5, 8);

/**
 * The chat that this checklist would be, from its greeting on, decided by the core that runs the real ones: every question arrives
 * at once and nobody is in a hurry. Ends at a press on something that is not there (any more): the tasks have changed since.
 */
export function playTemplate({ said, ...checklist }: Played): PlayedChat {
  let state = newState('play');
  let now = BEGINS_MS;
  let prompt: PromptFacts | null = null;
  let ended: PlayedChat['ended'] = null;
  const messages: PlayMessage[] = [];

  const handle = (event: ConversationEvent) => {
    const facts: Facts = {
      ...checklist,
      language: 'en',
      prompt,
      resumed: false,
      line: [],
      note: null,
      templateName: checklist.name,
    };
    const decision = decide(state, event, facts);
    state = decision.state;
    for (const effect of decision.effects) {
      if (effect.kind === 'say') messages.push(ours(effect.content, effect.taskIndex));
      if (effect.kind === 'say' && effect.prompts) prompt = arrivedAt(now);
      if (effect.kind === 'complete') ended = 'completed';
      if (effect.kind === 'stop') ended = 'stopped';
    }
  };

  handle({ kind: 'start' });
  let played = 0;
  for (const act of said) {
    const content = ended === null ? contentOf(act, messages) : null;
    if (!content) break;
    now += PAUSE_MS;
    messages.push(theirs(content));
    const at = new Date(now);
    const id = `play-${played}`;
    handle({
      kind: 'message',
      incoming: { id, wamid: id, content, sentAt: at, receivedAt: at, quoted: null },
    });
    played++;
  }
  return { messages, played, ended, taskIndex: state.taskIndex };
}

/** A second later it was handed over, sent and there. */
function arrivedAt(now: number): PromptFacts {
  const at = new Date(now + 1_000);
  return { handedAt: at, sentAt: at, deliveredAt: at, failed: false };
}

/** What the act sends; `null` for a press on what no message offers. */
function contentOf(act: PlayAct, messages: PlayMessage[]): Said | null {
  if (act.kind !== 'press') return act;
  for (const { buttons, list } of messages) {
    const option = [...buttons, ...(list?.rows ?? [])].find(({ id }) => id === act.id);
    if (option) return { kind: 'press', id: act.id, title: option.title };
  }
  return null;
}

function ours(content: OutgoingContent, taskIndex: number | null): PlayMessage {
  const shown = shownOnPhone(content);
  const picture = shown.pictured && content.picture ? `${PHOTOS_PATH}/${content.picture}` : null;
  const { text, buttons, list } = shown;
  return { from: 'us', text, buttons, list, picture, photo: false, taskIndex };
}

function theirs(content: Said): PlayMessage {
  const nothing = { buttons: [], list: null, picture: null, photo: false, taskIndex: null };
  const from = 'operator';
  if (content.kind === 'text') return { ...nothing, from, text: content.text };
  if (content.kind === 'press') return { ...nothing, from, text: content.title };
  return { ...nothing, from, text: content.caption ?? '', photo: true };
}
