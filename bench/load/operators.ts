import { type Quantiles, quantiles } from '../measure/quantiles.ts';
import type { Posted } from './http-pipe.ts';
import type { Accepted } from './stand-in.ts';

/**
 * How the operators answer. `closed`: each answers as soon as the next question has come. `open`: so many answers a second arrive
 * whatever the product does, and latency counts from when an answer was due, so that a stall is seen by all who waited through it.
 */
export type Pace =
  | {
      kind: 'closed';
      operators: number;
      /** Ends by itself after so many; without end unless told. */
      conversations?: number;
      /** Milliseconds from a question until its answer; 0 unless told. */
      thinkMs?: number;
    }
  | { kind: 'open'; operators: number; perSecond: number };

/** What was seen from outside since the last mark. Latencies in milliseconds. */
export interface LoadFigures {
  seconds: number;
  /** Answers whose next prompt was accepted by the stand-in; a CONFIRM is none. */
  answers: number;
  /** Conversations that were confirmed and told so. */
  finished: number;
  /** From the answer (or when it was due) until the next prompt was accepted. */
  reply: Quantiles;
  /** From the webhook until its 200. */
  webhook: Quantiles;
  /** Webhooks by the status of their answer. */
  statuses: Record<string, number>;
  /** Any answer of the product to a webhook, 503 included. */
  anyWebhook: Quantiles;
  /** Prompts that came again. */
  repeated: number;
  /** Messages that were no prompt. */
  astray: number;
  /** Seconds until the last reply so far. */
  lastReply: number;
  /** How late the load itself was with what was due, in milliseconds: the bench is to be trusted where this is small. */
  late: Quantiles;
}

interface Person {
  digits: string;
  /** The question on the phone, from 1; one more than there are: the summary. */
  question: number;
  /** When the answer to it was due; `null`: it is not given yet. */
  since: number | null;
  /** How often the question has come again. */
  again: number;
}

/** So soon Meta brings again what was refused. */
export const RETRY_AFTER_MS = 250;

/** Simulated operators: each goes through a checklist, confirms it, and somebody fresh takes the place. */
export function createOperators(options: {
  questions: number;
  /** Sends one message of an operator to the product. */
  post: (digits: string, wamid: string, words: string) => Promise<Posted>;
}) {
  const { questions, post } = options;
  const fresh: Person[] = [];
  const busy = new Map<string, Person>();
  const free: Person[] = [];
  const overdue: number[] = [];
  const acknowledged: string[] = [];
  let keepsAcknowledged = false;
  let pace: Pace | null = null;
  let timer: NodeJS.Timeout | undefined;
  let whenQuiet: (() => void) | undefined;
  let mayBegin = 0;
  let seen = nothingSeen();

  async function say(person: Person, since: number): Promise<void> {
    const { digits, question, again } = person;
    person.since = since;
    const wamid = `wamid.${digits}-${question}${again > 0 ? `-again-${again}` : ''}`;
    const words = person.question > questions ? 'CONFIRM' : 'OK';
    const { status, took } = await post(digits, wamid, words);
    seen.statuses[status] = (seen.statuses[status] ?? 0) + 1;
    seen.any.push(took);
    if (status === 200) {
      seen.webhook.push(took);
      if (keepsAcknowledged) acknowledged.push(wamid);
    } else refused(person, question);
  }

  /** As Meta does it: the same message again, later. */
  function refused(person: Person, question: number): void {
    if (person.question !== question || person.since === null) return;
    if (pace?.kind === 'open') {
      person.since = null;
      free.push(person);
    } else
      setTimeout(() => {
        if (person.question === question) void say(person, person.since ?? performance.now());
      }, RETRY_AFTER_MS);
  }

  function heard(message: Accepted): void {
    const person = busy.get(message.to);
    if (!person) return;
    const prompt = promptOf(message.body, questions);
    if (prompt === null) seen.astray += 1;
    else if (prompt > person.question) moveOn(person, prompt, message.at);
    else {
      seen.repeated += 1;
      if (prompt === person.question) answerAgain(person);
    }
  }

  /** Who is asked once more answers once more, as people do. */
  function answerAgain(person: Person): void {
    if (person.since === null) return;
    person.again += 1;
    void say(person, person.since);
  }

  function moveOn(person: Person, prompt: number, at: number): void {
    if (person.question <= questions && person.since !== null) seen.reply.push(at - person.since);
    seen.lastReplyAt = at;
    person.question = prompt;
    person.since = null;
    person.again = 0;
    const next = prompt > questions + 1 ? replace(person) : person;
    if (next) ready(next);
    else if (busy.size === 0 || !pace) quietNow();
  }

  function replace(person: Person): Person | null {
    busy.delete(person.digits);
    seen.finished += 1;
    return pace ? take() : null;
  }

  function take(): Person | null {
    if (mayBegin <= 0) return null;
    mayBegin -= 1;
    const person = fresh.shift() ?? null;
    if (person) busy.set(person.digits, person);
    return person;
  }

  function ready(person: Person): void {
    if (!pace) quietNow();
    else if (pace.kind === 'closed' && pace.thinkMs)
      setTimeout(() => void say(person, performance.now()), pace.thinkMs);
    else {
      const due = pace.kind === 'open' ? overdue.shift() : performance.now();
      if (due === undefined) free.push(person);
      else void say(person, due);
    }
  }

  /** Lets arrive whatever is due by now. */
  function arrivals(perSecond: number): () => void {
    const startedAt = performance.now();
    let arrived = 0;
    return () => {
      const due = ((performance.now() - startedAt) / 1000) * perSecond;
      for (; arrived < due; arrived++) {
        const at = startedAt + (arrived / perSecond) * 1000;
        const person = free.shift();
        if (!person) {
          overdue.push(at);
          continue;
        }
        seen.late.push(performance.now() - at);
        void say(person, at);
      }
    };
  }

  const quietNow = () => {
    if (pace || !whenQuiet) return;
    if ([...busy.values()].some(({ since }) => since !== null)) return;
    whenQuiet();
    whenQuiet = undefined;
  };

  return {
    heard,
    /** People with a session at its first question. */
    add(people: string[]): void {
      for (const digits of people) fresh.push({ digits, question: 1, since: null, again: 0 });
    },
    left: () => fresh.length,
    begin(next: Pace): void {
      pace = next;
      const { operators } = next;
      mayBegin = (next.kind === 'closed' && next.conversations) || Number.POSITIVE_INFINITY;
      const again = [...busy.values()].filter(({ since }) => since === null).slice(0, operators);
      free.length = overdue.length = 0;
      while (again.length < operators) {
        const person = take();
        if (!person) throw new Error(`only ${again.length} operators for ${operators} places`);
        again.push(person);
      }
      for (const person of again) ready(person);
      if (next.kind === 'open') timer = setInterval(arrivals(next.perSecond), 1);
    },
    mark(): void {
      seen = nothingSeen();
    },
    take: (): LoadFigures => figuresOf(seen),
    /** Nobody says anything more. @returns how many still wait for a reply after so many milliseconds */
    async end(patience: number): Promise<number> {
      pace = null;
      clearInterval(timer);
      const patient = new Promise<void>((resolve) => setTimeout(resolve, patience));
      const quiet = new Promise<void>((resolve) => {
        whenQuiet = resolve;
        quietNow();
      });
      await Promise.race([quiet, patient]);
      return [...busy.values()].filter(({ since }) => since !== null).length;
    },
    /** Who begins next is somebody fresh. */
    forgetAll(): void {
      busy.clear();
      fresh.length = 0;
    },
    keepAcknowledged(): void {
      keepsAcknowledged = true;
    },
    acknowledged: () => acknowledged,
  };
}

/** Which prompt this is: the number of the question, one more for the summary, two more for the last word. */
function promptOf(body: string, questions: number): number | null {
  const question = /Question (\d+) of/.exec(body)?.[1];
  if (question !== undefined) return Number(question);
  if (body.includes('📝')) return questions + 1;
  return body.includes('🎉') ? questions + 2 : null;
}

function nothingSeen() {
  return {
    at: performance.now(),
    lastReplyAt: performance.now(),
    late: [] as number[],
    reply: [] as number[],
    webhook: [] as number[],
    any: [] as number[],
    statuses: {} as Record<string, number>,
    finished: 0,
    repeated: 0,
    astray: 0,
  };
}

function figuresOf(seen: ReturnType<typeof nothingSeen>): LoadFigures {
  return {
    seconds: (performance.now() - seen.at) / 1000,
    answers: seen.reply.length,
    finished: seen.finished,
    reply: quantiles(seen.reply),
    webhook: quantiles(seen.webhook),
    statuses: seen.statuses,
    anyWebhook: quantiles(seen.any),
    repeated: seen.repeated,
    astray: seen.astray,
    lastReply: (seen.lastReplyAt - seen.at) / 1000,
    late: quantiles(seen.late),
  };
}
