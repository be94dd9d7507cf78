import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../ledger.ts';
import type { Received } from '../meta/cloud.ts';
import { between, oneOf, type Random } from '../random.ts';
import { answerQuestion, pressSome } from './answer-question.ts';
import type { AskedQuestion, Assigned } from './asked-question.ts';
import { TYPING_TAKES } from './pace.ts';
import type { Phone } from './phone.ts';
import { type Prompt, readPrompt } from './read-prompt.ts';

/** Somebody who answers whatever arrives on the phone. */
export interface Operator {
  operatorId: number;
  /** From now on what arrives is answered, and what has arrived so far. */
  begin(): void;
  assign(checklist: Assigned): void;
  receive(message: Received): void;
  stop(): void;
}

/** Milliseconds. Longer than the claim of a killed process holds a message up: who hears nothing for so long says it again. */
const PATIENCE = 12_000;

export interface OperatorOptions {
  phone: Phone;
  ledger: Ledger;
  random: Random;
  /** Milliseconds of the longest break that somebody takes now and then, asked before each; 0: none. */
  longestBreak: () => number;
}

export function createOperator({ phone, ledger, random, longestBreak }: OperatorOptions): Operator {
  const checklists = new Map<string, Assigned>();
  /** Every question with buttons that arrived, for taps on old ones. */
  const old: AskedQuestion[] = [];
  const seenKeys = new Set<string>();
  let awake = false;
  let stopped = false;
  let newest: { message: Received; prompt: Prompt } | null = null;
  let current: AskedQuestion | null = null;

  const isNewest = (message: Received) => !stopped && newest?.message === message;

  function receive(message: Received): void {
    const prompt = readPrompt(message.text);
    const asked = askedBy(message, prompt);
    const repeated = seenKeys.has(message.key);
    seenKeys.add(message.key);
    ledger.sent.push({
      key: message.key,
      wamid: message.wamid,
      operatorId: phone.operatorId,
      runId: asked?.checklist.runId ?? null,
      taskIndex: prompt.kind === 'question' ? prompt.taskIndex : null,
      edited: prompt.kind === 'question' && prompt.edited,
      at: Date.now(),
    });
    if (prompt.kind === 'other') return;
    if (repeated) {
      // A person sees the same question twice, and may press a button of it once more.
      if (asked && prompt.kind === 'question' && random() < 0.5) pressSome({ phone, random }, asked, 'again');
      if (newest?.message.key !== message.key) return;
    }
    newest = { message, prompt };
    if (asked) current = asked;
    if (asked?.message.buttons.length) old.push(asked);
    if (awake) void act(message, prompt);
  }

  function askedBy(message: Received, prompt: Prompt): AskedQuestion | null {
    if (prompt.kind === 'photo-needed' && current)
      return { ...current, message: { ...message, buttons: [] }, taskIndex: prompt.taskIndex };
    if (prompt.kind !== 'question') return null;
    const checklist = checklists.get(prompt.label);
    return checklist ? { checklist, message, taskIndex: prompt.taskIndex } : null;
  }

  async function act(message: Received, prompt: Prompt): Promise<void> {
    await sleep(random() * 40);
    // Meta tells whole seconds: nobody sends photos and answers what comes after them within one.
    await sleep(Math.max(0, phone.lastPhotoAt() + TYPING_TAKES - Date.now()));
    if (random() < 0.25) await sleep(random() * longestBreak());
    const still = () => isNewest(message);
    if (!still()) return;
    if (prompt.kind === 'summary') await finish(message, still);
    if (prompt.kind === 'photo-needed') await bringPhoto(still);
    if (prompt.kind === 'question' && current) {
      if (old.length > 1 && random() < 0.05) {
        ledger.counts.oldTaps += 1;
        pressSome({ phone, random }, oneOf(random, old.slice(0, -1)), 'old');
      }
      await answerQuestion({ phone, ledger, random, still }, current);
    }
    await insist(message, prompt, still);
  }

  async function bringPhoto(still: () => boolean): Promise<void> {
    await sleep(between(random, TYPING_TAKES, TYPING_TAKES + 400));
    if (!still() || !current) return;
    phone.photo({ runId: current.checklist.runId, taskIndex: current.taskIndex, kind: 'photo' });
  }

  /** All is answered: one answer may still be changed, then it is confirmed. */
  async function finish(message: Received, still: () => boolean): Promise<void> {
    const checklist = current?.checklist;
    if (!checklist) return;
    if (random() < 0.2) {
      await sleep(between(random, TYPING_TAKES, TYPING_TAKES + 400));
      if (!still()) return;
      const taskIndex = Math.floor(random() * checklist.total);
      ledger.counts.edits += 1;
      phone.text(`EDIT ${taskIndex + 1}`, { runId: checklist.runId, taskIndex, kind: 'edit' });
      return;
    }
    confirm(message, checklist);
    if (random() < 0.06) confirm(message, checklist);
  }

  function confirm(message: Received, { runId, total }: Assigned): void {
    const button = message.buttons.find(({ id }) => id.startsWith('confirm'));
    const said = { runId, taskIndex: total, kind: 'confirm' } as const;
    if (button) phone.press(button, message.wamid, said);
    else phone.text('CONFIRM', said);
  }

  /** What was pressed is never pressed again, so that a lost tap shows; words and photos are, and as a reply to what they answer. */
  async function insist(message: Received, prompt: Prompt, still: () => boolean): Promise<void> {
    for (let times = 0; times < 5; times++) {
      await sleep(PATIENCE, undefined, { ref: false });
      if (!still()) return;
      if (prompt.kind === 'photo-needed') await bringPhoto(still);
      else if (prompt.kind === 'summary' && current) confirm(message, current.checklist);
      else if (current?.way !== undefined && current.way !== 'button')
        pressSome({ phone, random }, current, 'again');
    }
  }

  return {
    operatorId: phone.operatorId,
    assign: (checklist) => void checklists.set(checklist.label, checklist),
    begin() {
      awake = true;
      if (newest) void act(newest.message, newest.prompt);
    },
    receive,
    stop() {
      stopped = true;
    },
  };
}
