import { doubling, noDelay, powersOfFour, type Random } from './delays.ts';
import type { Policy } from './policy.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** The few ways of dealing with an error; every code of the table has one of them. */
export type PolicyKind = keyof ReturnType<typeof policyKinds>;

/** Each takes the sentence for people. */
export function policyKinds(random: Random) {
  const upTo = (first: number, most: number) => doubling(first, most, random);
  return {
    /** Soon over by itself: some tries within minutes. */
    transient: (words: string) => again('message', words, 8, upTo(1, MINUTE)),
    /** Perhaps our fault: a few tries, then no more. */
    briefly: (words: string) => again('message', words, 4, upTo(1, MINUTE)),
    once: (words: string) => again('message', words, 2, upTo(5, 5)),
    /** Ten minutes or so until it works. */
    soon: (words: string) => again('message', words, 4, upTo(10 * MINUTE, HOUR)),
    /** Too many messages to one person: only that person waits. */
    pair: (words: string) => again('recipient', words, 8, powersOfFour(1024, random)),
    /** Too many messages a second of our number. */
    number: (words: string) => again('number', words, 10, upTo(1, MINUTE)),
    /** Maintenance of our number: a minute. */
    maintenance: (words: string) => again('number', words, 10, upTo(MINUTE, 5 * MINUTE)),
    /** Our number is held back for hours, or must be put right by a human. */
    numberStopped: (words: string) => alarming(again('number', words, 30, upTo(15 * MINUTE, 2 * HOUR))),
    /** Too many calls an hour. */
    app: (words: string) => again('app', words, 30, upTo(15, 15 * MINUTE)),
    /** Token or permissions: everything waits until a human has put it right, and is then sent. */
    access: (words: string) => alarming(again('app', words, 100, upTo(15, 15 * MINUTE))),
    /** Blocked by Meta: asking often makes it worse. */
    blocked: (words: string) => alarming(again('app', words, 24, upTo(HOUR, 4 * HOUR))),
    message: (words: string) => giveUp('message', words),
    recipient: (words: string) => giveUp('recipient', words),
    /** Will fail for others, too, until a human has put it right; waiting does not help this message. */
    fault: (words: string) => alarming(giveUp('message', words)),
  };
}

export function giveUp(scope: Policy['scope'], plainWords: string): Policy {
  return { action: 'give-up', scope, delaySeconds: noDelay, maxAttempts: 1, alarm: false, plainWords };
}

function again(
  scope: Policy['scope'],
  plainWords: string,
  maxAttempts: number,
  delaySeconds: Policy['delaySeconds'],
): Policy {
  return { action: 'retry', scope, delaySeconds, maxAttempts, alarm: false, plainWords };
}

function alarming(policy: Policy): Policy {
  return { ...policy, alarm: true };
}
