import { begin } from './begin.ts';
import { type Decision, decided, notice, type Scene, sceneOf, withState } from './decision.ts';
import type { ConversationEvent } from './event.ts';
import type { Facts } from './facts.ts';
import { hint } from './hint.ts';
import type { Incoming } from './incoming.ts';
import { keepAsking } from './keep-asking.ts';
import {
  onAskAgain,
  onEndedByManager,
  onManagerMessage,
  onReassigned,
  onRemind,
  onSkip,
} from './on-manager.ts';
import { onPhoto } from './on-photo.ts';
import { onPhotoFailed } from './on-photo-failed.ts';
import { onPhotoWaited } from './on-photo-waited.ts';
import { onPress } from './on-press.ts';
import { onText } from './on-text.ts';
import { phrasesFor } from './phrases/phrases-for.ts';
import { readPressId } from './press-id.ts';
import { readCommand } from './read-command.ts';
import { isFresh, keepSeen } from './seen.ts';
import { settlePhotos } from './settle-photos.ts';
import type { State } from './state.ts';
import { precedesTrail } from './trail.ts';

/**
 * The conversation: what happens next, given what is and what came. No clock, no database, no ids made here: the same
 * arguments give the same decision, and the shell writes all of it or nothing.
 */
export function decide(state: State, event: ConversationEvent, facts: Facts): Decision {
  if (state.step === 'ended') return afterEnd(sceneOf(state, facts), event);
  const { scene, effects } = settlePhotos(sceneOf(state, facts));
  const decision = keepSeen(scene, onEvent(scene, event));
  return { ...decision, effects: [...effects, ...decision.effects] };
}

function onEvent(scene: Scene, event: ConversationEvent): Decision {
  switch (event.kind) {
    case 'message':
      return keepAsking(scene, event.incoming, onMessage(scene, event.incoming));
    case 'start':
      return begin(scene);
    case 'cancelled':
      return onCancelled(scene, event.tell);
    case 'remind':
      return onRemind(scene, event.at);
    case 'reassigned':
      return onReassigned(scene, event.to, event.tell);
    case 'skip':
      return onSkip(scene, event);
    case 'ask-again':
      return onAskAgain(scene, event.taskIndex);
    case 'ended-by-manager':
      return onEndedByManager(scene, event);
    case 'manager-message':
      return onManagerMessage(scene, event);
    case 'expired':
      return decided(scene, 'ignored', [{ kind: 'expire' }]);
    case 'photo-waited':
      return onPhotoWaited(scene, event.photoId);
    case 'photo-failed':
      return onPhotoFailed(scene, event.photoId, event.taskIndex);
  }
}

/** What has ended stays so, until a manager sends it on its way again. */
function afterEnd(scene: Scene, event: ConversationEvent): Decision {
  if (event.kind === 'start') return begin(scene);
  if (event.kind === 'photo-failed') return onPhotoFailed(scene, event.photoId, event.taskIndex);
  if (event.kind === 'reassigned') return onReassigned(scene, event.to, event.tell);
  return decided(scene, isRefusedAfterEnd(event) ? 'stale' : 'ignored');
}

/** Who asked for it is told that it came too late. */
function isRefusedAfterEnd({ kind }: ConversationEvent): boolean {
  return !['cancelled', 'expired', 'photo-waited'].includes(kind);
}

/** Whether deciding needs to know what waits in line; a look-up that most messages spare us. */
export function needsLine(event: ConversationEvent, language: string): boolean {
  if (event.kind !== 'message') return event.kind === 'start';
  const { content } = event.incoming;
  if (content.kind !== 'press' && content.kind !== 'text') return false;
  const press = content.kind === 'press' ? readPressId(content.id) : null;
  if (press) return press.kind === 'confirm' || press.kind === 'switch';
  const said = content.kind === 'press' ? content.title : content.text;
  const word = readCommand(said, phrasesFor(language))?.word;
  return word === 'confirm' || word === 'status' || word === 'switch';
}

/** Whether deciding needs to know of the conversation before: while nothing was answered, a photo may have been taken for that. */
export function needsBefore(event: ConversationEvent, state: State): boolean {
  const incoming =
    event.kind === 'message' && event.incoming.content.kind === 'photo' ? event.incoming : null;
  if (isFresh(state)) return incoming !== null || state.pendingPhotos.length > 0;
  return incoming !== null && precedesTrail(state, incoming);
}

function onMessage(scene: Scene, incoming: Incoming): Decision {
  const { content } = incoming;
  switch (content.kind) {
    case 'text':
      return onText(scene, incoming, content.text);
    case 'press':
      return onPress(scene, incoming, content.id, content.title);
    case 'photo':
      return onPhoto(scene, incoming, content.caption);
    case 'other':
      return hint(scene, incoming);
    case 'silent':
      return decided(scene, 'ignored');
  }
}

function onCancelled(scene: Scene, tell: boolean): Decision {
  const { facts, phrases } = scene;
  const ended = withState(scene, { step: 'ended' });
  const text = phrases.cancelled(facts.templateName, facts.machineName);
  return decided(ended, 'ignored', tell ? [{ kind: 'cancel' }, notice({ text })] : [{ kind: 'cancel' }]);
}
