import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger, TapKind } from '../ledger.ts';
import { between, oneOf, type Random } from '../random.ts';
import { type AskedQuestion, WAYS, type Way } from './asked-question.ts';
import { PHOTO_TAKES, TYPING_TAKES } from './pace.ts';
import type { Phone, Said } from './phone.ts';

export interface Hand {
  phone: Phone;
  ledger: Ledger;
  random: Random;
  /** Whether nothing newer has arrived. */
  still: () => boolean;
}

const RESULTS = ['OK', 'OK', 'OK', 'NOK', 'NA'] as const;

export async function answerQuestion(hand: Hand, asked: AskedQuestion): Promise<void> {
  // Only a number is asked without buttons.
  asked.way = asked.message.buttons.length === 0 ? 'text' : chooseWay(hand.random);
  if (asked.message.buttons.length === 0) return sendNumber(hand, asked);
  switch (asked.way) {
    case 'button':
      return press(hand, asked);
    case 'text':
      return typed(hand, asked);
    case 'quote':
      return remark(hand, asked, 'quote', asked.message.wamid);
    case 'chatter':
      return chatter(hand, asked);
    default:
      return withPhotos(hand, asked, asked.way);
  }
}

function chooseWay(random: Random): Way {
  let luck = random() * 100;
  for (const [way, share] of Object.entries(WAYS) as [Way, number][]) {
    luck -= share;
    if (luck < 0) return way;
  }
  return 'button';
}

/** Any of the answers that its buttons offer; by words, where it has none. */
export function pressSome(
  { phone, random }: Pick<Hand, 'phone' | 'random'>,
  asked: AskedQuestion,
  kind: TapKind,
  but: Said['result'] = null,
): Said['result'] {
  const { buttons, wamid } = asked.message;
  if (buttons.length === 0) {
    number({ phone, random }, asked, wamid);
    return null;
  }
  const result = oneOf(
    random,
    RESULTS.filter((each) => each !== but),
  );
  const button = buttons.find(({ id }) => id.endsWith(`|${result}`));
  if (button) phone.press(button, wamid, { ...about(asked), kind, result });
  return result;
}

/** One tap; of a hundred thumbs, six slip and press a second button. */
async function press(hand: Hand, asked: AskedQuestion): Promise<void> {
  const first = pressSome(hand, asked, 'button');
  if (hand.random() >= 0.06) return;
  hand.ledger.counts.doubleTaps += 1;
  await sleep(hand.random() * 50);
  pressSome(hand, asked, 'double', first);
}

async function typed(hand: Hand, asked: AskedQuestion): Promise<void> {
  await sleep(between(hand.random, TYPING_TAKES, TYPING_TAKES + 500));
  if (hand.still()) remark(hand, asked, 'text');
}

function remark(hand: Hand, asked: AskedQuestion, kind: TapKind, quote?: string): void {
  const said = answerIn(hand, asked, kind);
  hand.phone.text(`${said.result} - ${said.words}`, said, quote);
}

async function sendNumber(hand: Hand, asked: AskedQuestion): Promise<void> {
  await sleep(between(hand.random, TYPING_TAKES, TYPING_TAKES + 500));
  if (hand.still()) number(hand, asked, hand.random() < 0.3 ? asked.message.wamid : undefined);
}

function number({ phone, random }: Pick<Hand, 'phone' | 'random'>, asked: AskedQuestion, quote?: string) {
  const value = Math.floor(random() * 1_000) / 4;
  phone.text(String(value), { ...about(asked), kind: 'number', result: 'OK', value }, quote);
}

/** Words that answer nothing while the buttons are there, then a button. */
async function chatter(hand: Hand, asked: AskedQuestion): Promise<void> {
  await sleep(between(hand.random, PHOTO_TAKES, PHOTO_TAKES + 400));
  if (!hand.still()) return;
  const words = `the pump hums, ${note(hand.random)}`;
  hand.phone.text(words, { ...about(asked), kind: 'chatter', words });
  await sleep(between(hand.random, 0, 60));
  if (hand.still()) pressSome(hand, asked, 'button');
}

async function withPhotos(hand: Hand, asked: AskedQuestion, way: Way): Promise<void> {
  const { phone, random } = hand;
  await sleep(between(random, PHOTO_TAKES, PHOTO_TAKES + 400));
  if (!hand.still()) return;
  const said = answerIn(hand, asked, 'photo');
  const caption = `${said.result} - ${said.words}`;
  if (way === 'caption') return phone.photo(said, caption);
  const bare = { ...about(asked), kind: 'photo' } as const;
  if (way === 'photo, then text') {
    phone.photo(bare);
    await sleep(between(random, TYPING_TAKES, TYPING_TAKES + 300));
    if (hand.still()) remark(hand, asked, 'text');
    return;
  }
  const size = 2 + Math.floor(random() * 4);
  const captioned = Math.floor(random() * size);
  for (let i = 0; i < size; i++)
    if (i === captioned) phone.photo(said, caption);
    else phone.photo(bare);
}

function answerIn({ random }: Pick<Hand, 'random'>, asked: AskedQuestion, kind: TapKind) {
  return { ...about(asked), kind, result: oneOf(random, RESULTS), words: note(random) };
}

const about = ({ checklist, taskIndex }: AskedQuestion) => ({ runId: checklist.runId, taskIndex });
const note = (random: Random) => `note ${Math.floor(random() * 1e9)}`;
