import type { Operator } from '../../server/test/operator-phone.ts';

/** Seconds: longer than a claim and a job of a process that died take to be taken up again. */
const PATIENCE = 60;

export const CAPTION = 'NOK - belt torn';
export const WORDS = 'OK - note 1234';

/**
 * An operator who answers three questions, by button, by photo with caption and by text, changes the first answer at the summary,
 * and confirms. What is asked again is answered again, the same way, by its own button: nothing else is ever sent twice.
 */
export async function answerAll(phone: Operator, picture: Buffer): Promise<void> {
  const answered = new Set<string>();
  let changing = false;
  for (let heard = 0; ; heard++) {
    const message = await phone.hears(heard, PATIENCE);
    if (message.text.includes('🎉')) return;
    if (message.text.includes('📝')) {
      if (answered.has('1 again')) await phone.press(message, '✅ Confirm');
      else if (!changing) await phone.text('EDIT 1');
      changing = true;
      continue;
    }
    const number = /Question (\d) of/.exec(message.text)?.[1];
    if (number === undefined) continue;
    const question = number === '1' && changing ? '1 again' : number;
    const again = answered.has(question);
    answered.add(question);
    const quote = message.wamid;
    if (question === '1') await phone.press(message, 'OK');
    else if (question === '1 again') await phone.press(message, 'NOK');
    else if (question === '2')
      await (again ? phone.press(message, 'NOK') : phone.photos([picture], { caption: CAPTION, quote }));
    else await (again ? phone.press(message, 'OK') : phone.text(WORDS, { quote }));
  }
}
