import type { ChatMessage, Operator } from './operator-phone.ts';

/** What an operator sent, and to which question it belongs. */
export interface Tap {
  wamid: string;
  submissionId: string;
  taskIndex: number;
  result: string;
  photo: boolean;
}

/** Seconds count in WhatsApp's timestamps: who types or takes a photo needs at least one. */
const THINKING_MS = 1_100;
/** Seconds: a message that is in hand again at every kill is given up by none of them, and arrives after the last. */
const WHATEVER_HAPPENS = 60;
const think = () => new Promise((resolve) => setTimeout(resolve, THINKING_MS));

/**
 * An operator who answers every question that arrives, by button, text, photo with caption, and photo first with text later, and
 * confirms. Whatever arrives again is answered again, the same way, by its own button.
 * @returns everything that was sent; resolves when the product says done
 */
export async function answerDiligently(
  phone: Operator,
  submissionId: string,
  options: { picture: Buffer; results: string[] },
): Promise<Tap[]> {
  const taps: Tap[] = [];
  const answered = new Set<number>();
  const note = (wamids: string[], taskIndex: number, photo = false) => {
    const result = options.results[taskIndex] ?? 'OK';
    for (const wamid of wamids) taps.push({ wamid, submissionId, taskIndex, result, photo });
  };
  for (let heard = 0; ; heard++) {
    const message = await phone.hears(heard, WHATEVER_HAPPENS);
    if (message.text.includes('🎉')) return taps;
    if (message.text.includes('📝')) await phone.press(message, '✅ Confirm');
    const question = /Question (\d+) of/.exec(message.text)?.[1];
    if (question === undefined) continue;
    const taskIndex = Number(question) - 1;
    const again = answered.has(taskIndex);
    answered.add(taskIndex);
    await answer(phone, message, taskIndex, again ? 0 : taskIndex % 4, options, note);
  }
}

async function answer(
  phone: Operator,
  message: ChatMessage,
  taskIndex: number,
  way: number,
  { picture, results }: { picture: Buffer; results: string[] },
  note: (wamids: string[], taskIndex: number, photo?: boolean) => void,
): Promise<void> {
  const result = results[taskIndex] ?? 'OK';
  if (way === 0) return note([await phone.press(message, result)], taskIndex);
  await think();
  if (way === 1) return note([await phone.text(`${result} - remark ${taskIndex + 1}`)], taskIndex);
  if (way === 2) return note(await phone.photos([picture], { caption: `${result} - seen` }), taskIndex, true);
  note(await phone.photos([picture]), taskIndex, true);
  // In one second with the text, a photo that a kill delays could not be told from one for the next question.
  await think();
  note([await phone.text(result)], taskIndex);
}
