import type { Effect } from '../effect.ts';
import type { RecordedAnswer } from '../state.ts';
import type { Chat, OurMessage } from './chat.ts';
import type { Played } from './play.ts';
import { clock, type Script } from './read-script.ts';

/** The conversation as a page that a person can read: who said what and when, the ticks, what became of it, and the answers. */
export function transcript(script: Script, chat: Chat, played: Played[]): string {
  let shown = 0;
  const said = (decision: Played['decision']) => {
    const count = decision?.effects.filter((e) => e.kind === 'say').length ?? 0;
    shown += count;
    return chat.messages.slice(shown - count, shown).map(ours);
  };
  const entries = played.flatMap(({ step, decision }) => {
    const became = decision && !step.what.startsWith('— ') ? ` · _${outcome(decision)}_` : '';
    const head = `**${clock(step.at)} ${step.what.startsWith('— ') ? '' : 'Ana '}**${indented(step.what)}${became}`;
    const also =
      decision?.effects.filter((e) => e.kind !== 'say').map((e) => `\n  - ${effect(e, played)}`) ?? [];
    return [`${head.replace(' **', '** ')}${also.join('')}`, ...said(decision)];
  });
  return [
    `# ${script.title}`,
    script.intro,
    ...entries,
    '## Answers',
    table(chat.state.answers, played),
    `${chat.messages.length} messages sent. Step: ${chat.state.step}, ${where(chat, script)}.${pending(chat, played)}`,
  ]
    .join('\n\n')
    .concat('\n');
}

const indented = (text: string) => text.replaceAll('\n', '\n> ');

function outcome({ outcome: became, taskIndex }: NonNullable<Played['decision']>): string {
  return taskIndex === null ? became : `${became}, question ${taskIndex + 1}`;
}

function ours({ say, saidAt, deliveredAt, failedAt }: OurMessage): string {
  const { text, buttons, list, picture } = say.content;
  const ticks = Number.isFinite(failedAt)
    ? '✗ failed'
    : Number.isFinite(deliveredAt)
      ? `✓✓ ${clock(deliveredAt)}`
      : '✓';
  const options = buttons
    ? `\n>\n> ${buttons.map((b) => `\`${b.title}\``).join(' ')}`
    : list
      ? `\n>\n> ☰ ${list.open}: ${list.rows.map((r) => `\`${r.title}\``).join(' ')}`
      : '';
  const shown = picture === undefined ? text : `🖼 ${picture}\n${text}`;
  const lines = shown.split('\n').map((line) => `> ${line}`.trimEnd());
  return `**${clock(saidAt)}** Kinto ${ticks}\n${lines.join('\n')}${options}`;
}

/** A photo by its place among the photos of the script. */
function photoName(photoId: string, played: Played[]): string {
  const index = Number(photoId.slice(1)) - 1;
  const before = played.slice(0, index + 1).filter(({ step }) => /^(?:quotes [^:]+: )?photo/.test(step.what));
  return `photo ${before.length}`;
}

function effect(e: Effect, played: Played[]): string {
  switch (e.kind) {
    case 'record-answer':
      return `answer ${e.answer.taskIndex + 1} recorded: ${given(e.answer)}`;
    case 'place-photo':
      return `${photoName(e.photoId, played)} belongs to question ${e.taskIndex + 1}`;
    case 'look-again-at-photo':
      return `${photoName(e.photoId, played)} waits for its answer`;
    case 'hand-over':
      return 'another operator goes on';
    case 'switch':
      return `goes on with ${e.toSessionId} instead`;
    case 'say':
      return '';
    default:
      return `the conversation ends: ${e.kind}`;
  }
}

function given({ result, value, outOfLimits, remarks }: RecordedAnswer): string {
  const words = [
    value === undefined ? result : `${value} (${result})`,
    outOfLimits ? 'outside its limits' : '',
    remarks,
  ];
  return words
    .filter((w) => w !== '')
    .join(', ')
    .replaceAll('\n', ' / ');
}

function table(answers: RecordedAnswer[], played: Played[]): string {
  if (answers.length === 0) return 'None.';
  const rows = answers.map((a) => {
    const photos = a.photos.map((id) => photoName(id, played)).join(', ');
    return `| ${a.taskIndex + 1} | ${a.taskName} | ${given(a)} | ${photos} |`;
  });
  return ['| # | Question | Answer | Photos |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function where({ state }: Chat, script: Script): string {
  const draft = state.draft ? `, ${state.draft.result} waits for its photo` : '';
  return state.taskIndex < script.questions.length
    ? `at question ${state.taskIndex + 1}${draft}`
    : 'all answered';
}

function pending({ state }: Chat, played: Played[]): string {
  if (state.pendingPhotos.length === 0) return '';
  const names = state.pendingPhotos.map((p) => photoName(p.photoId, played)).join(', ');
  return ` Waiting: ${names}.`;
}

/** How many messages a plain run of this checklist costs. */
export const plainCost = (script: Script) => script.questions.length + 2;
