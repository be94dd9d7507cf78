import { REFUSED_IN_A_ROW } from './is-stuck.ts';

interface Signs {
  prompt_failed: boolean | null;
  is_silent: boolean | null;
  photo_is_missing: boolean | null;
  keeps_refusing: boolean | null;
  last_message_at: Date | null;
}

/** Why a conversation does not go on by itself, in plain words, the gravest first; `null` while nothing is wrong. */
export function whyStuck(signs: Signs, promptError: string | null, now: Date): string | null {
  if (signs.prompt_failed)
    return `The last question did not arrive. ${promptError ?? 'WhatsApp did not say why.'}`;
  if (signs.photo_is_missing) return 'A photo could not be fetched, and the operator has not sent another.';
  if (signs.keeps_refusing)
    return `The last ${REFUSED_IN_A_ROW} messages were no answer to the question. The operator may need help.`;
  if (signs.is_silent && signs.last_message_at)
    return `No answer for ${spanOf(now.getTime() - signs.last_message_at.getTime())}.`;
  return null;
}

function spanOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
