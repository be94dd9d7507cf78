import { type TaskKey, tasks } from './tasks.ts';

export interface Step {
  /** Milliseconds after midnight. */
  at: number;
  /** How much later than usual it reaches us, in milliseconds. */
  delay: number;
  what: string;
}

export interface Script {
  title: string;
  intro: string;
  questions: TaskKey[];
  waiting: string[];
  /** What the manager wrote with the assignment. */
  note: string | null;
  steps: Step[];
}

/**
 * Reads a conversation written for people:
 *
 *     # Title
 *     What it shows.
 *     questions: oil, belt
 *     waiting: Night check
 *     note: Mind the new filter
 *     - 14:00:10 says OK - fine
 *     - +0.5 photo: left side (arrives 20s later)
 */
export function readScript(text: string): Script {
  const script: Script = { title: '', intro: '', questions: [], waiting: [], note: null, steps: [] };
  let at = 0;
  for (const line of text.split('\n')) {
    const step = /^- (?<time>\S+) (?<what>.+?)(?: \(arrives (?<delay>\d+)s later\))?$/.exec(line)?.groups;
    const list = /^(?<key>questions|waiting|note): (?<names>.+)$/.exec(line)?.groups;
    if (step) {
      at = timeOf(step.time ?? '', at);
      script.steps.push({
        at,
        delay: Number(step.delay ?? 0) * 1_000,
        what: (step.what ?? '').replaceAll('\\n', '\n'),
      });
    } else if (list?.key === 'questions') script.questions = names(list.names).map(taskKey);
    else if (list?.key === 'note') script.note = list.names?.replaceAll('\\n', '\n') ?? null;
    else if (list) script.waiting = names(list.names);
    else if (line.startsWith('# ')) script.title = line.slice(2);
    else if (line !== '') script.intro += `${script.intro && '\n'}${line}`;
  }
  return script;
}

const names = (list = '') => list.split(',').map((name) => name.trim());

function taskKey(name: string): TaskKey {
  if (!(name in tasks)) throw new Error(`there is no question called "${name}"`);
  return name as TaskKey;
}

/** `14:00:10`, or `+0.5` seconds after the step before. */
function timeOf(text: string, before: number): number {
  if (text.startsWith('+')) return before + Number(text.slice(1)) * 1_000;
  const [hours, minutes, seconds] = text.split(':').map(Number);
  if (
    hours === undefined ||
    minutes === undefined ||
    seconds === undefined ||
    Number.isNaN(hours + minutes + seconds)
  )
    throw new Error(`"${text}" is no time of day`);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

export function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
