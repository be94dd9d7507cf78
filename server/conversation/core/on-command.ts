import { ask, offer } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, withState } from './decision.ts';
import { inLine } from './in-line.ts';
import type { Incoming } from './incoming.ts';
import { askToStop } from './on-stop.ts';
import { pressId } from './press-id.ts';
import type { Seen } from './reached.ts';
import type { Command } from './read-command.ts';
import { answerTo } from './state.ts';

/** `about`: the question that the message quotes, for a command that wants one. */
export function onCommand(
  scene: Scene,
  incoming: Incoming,
  command: Command,
  seen: Seen,
  about: number | null,
): Decision {
  const { phrases } = scene;
  switch (command.word) {
    case 'help':
      return decided(scene, 'command', [notice({ text: phrases.help() })]);
    case 'status':
      return status(scene);
    case 'stop':
      return askToStop(scene);
    case 'edit': {
      const taskIndex = command.number === null ? about : command.number - 1;
      return taskIndex === null ? chooseEdit(scene) : edit(scene, incoming, taskIndex, seen);
    }
    case 'switch':
      return switchTo(scene, command.number);
    // Sent twice in one breath, these two must not act on what the first of them brought up.
    case 'back':
      return seen === 'no' ? decided(scene, 'stale') : back(scene, incoming);
    case 'confirm':
      return seen === 'no' ? decided(scene, 'stale') : confirm(scene);
  }
}

/** Ends the checklist when everything is answered; says what is missing when not. */
export function confirm(scene: Scene): Decision {
  const { state, facts, phrases } = scene;
  if (state.step !== 'summary') {
    const left = facts.tasks.length - state.answers.length;
    // An answer that was to be changed stands after all; it is shown once more before it counts.
    const stands = left === 0 && !state.draft ? { taskIndex: facts.tasks.length } : {};
    const again = ask(withState(scene, stands), left > 0 ? [phrases.questionsLeft(left)] : []);
    return decided(again.scene, 'command', [again.say]);
  }
  const next = facts.line[0];
  const text = [phrases.done(facts.templateName, facts.machineName)];
  if (next) text.push(phrases.next(next.templateName, next.machineName));
  return decided(withState(scene, { step: 'ended' }), 'command', [
    { kind: 'complete' },
    { kind: 'say', as: 'done', content: { text: text.join('\n') }, taskIndex: null, prompts: false },
  ]);
}

/** Asks one question again; its answer stands until another one is given. */
export function edit(scene: Scene, incoming: Incoming, taskIndex: number, seen: Seen): Decision {
  const { state, facts, phrases } = scene;
  if (taskIndex < 0 || taskIndex >= facts.tasks.length)
    return decided(scene, 'command', [notice({ text: phrases.noSuchQuestion(facts.tasks.length) })]);
  const current = taskIndex === state.taskIndex;
  if (!answerTo(state, taskIndex) && !current)
    return decided(scene, 'command', [notice({ text: phrases.notYetAnswered(taskIndex + 1) })]);
  // Tapped twice: it is being asked again already.
  if (current && state.step === 'asking' && seen === 'no') return decided(scene, 'stale', [], taskIndex);
  // What is sent from here on speaks of this question, even before it has arrived.
  const change = { taskIndex, draft: null, lastAnswered: null, editedAt: incoming.sentAt };
  const again = ask(withState(scene, change), [phrases.changed(taskIndex + 1)]);
  return decided(again.scene, 'command', [again.say], taskIndex);
}

function back(scene: Scene, incoming: Incoming): Decision {
  const { state, phrases } = scene;
  if (state.taskIndex === 0) return decided(scene, 'command', [notice({ text: phrases.firstQuestion() })]);
  return edit(scene, incoming, state.taskIndex - 1, 'yes');
}

/** The answers as a list to pick from; with too many for a list, the number is to be typed. */
export function chooseEdit(scene: Scene): Decision {
  const { state, facts, phrases } = scene;
  if (state.answers.length === 0)
    return decided(scene, 'command', [notice({ text: phrases.notYetAnswered(state.taskIndex + 1) })]);
  const rows = state.answers.map(({ taskIndex, taskName }) => ({
    id: pressId({ kind: 'edit', sessionId: state.sessionId, taskIndex }),
    title: phrases.buttons.editNumber(taskIndex + 1),
    description: facts.tasks[taskIndex]?.taskName ?? taskName,
  }));
  return decided(scene, 'command', [
    notice({ text: phrases.chooseEdit(), ...offer(rows, phrases.buttons.choose) }),
  ]);
}

function status(scene: Scene): Decision {
  const { state, facts, phrases } = scene;
  const { templateName, machineName, tasks } = facts;
  const where =
    state.taskIndex < tasks.length
      ? phrases.status(state.taskIndex + 1, tasks.length, templateName, machineName)
      : phrases.statusSummary(templateName, machineName);
  const lead = facts.line.length ? [where, phrases.waiting(...inLine(facts.line))] : [where];
  const again = ask(scene, lead);
  return decided(again.scene, 'command', [again.say]);
}

function switchTo(scene: Scene, number: number | null): Decision {
  const { state, facts, phrases } = scene;
  const { line } = facts;
  if (line.length === 0) return decided(scene, 'command', [notice({ text: phrases.nothingWaiting() })]);
  const chosen = number === null && line.length === 1 ? line[0] : line[(number ?? 0) - 1];
  if (chosen) return decided(scene, 'command', [{ kind: 'switch', toSessionId: chosen.sessionId }]);
  const rows = line.map((w, i) => ({
    id: pressId({ kind: 'switch', sessionId: w.sessionId }),
    title: `${i + 1}. ${w.templateName}`,
    description: w.machineName,
  }));
  const text = phrases.waiting(...inLine(line));
  return decided(scene, 'command', [
    notice(
      { text, ...offer(rows, phrases.buttons.doFirst) },
      state.taskIndex < facts.tasks.length ? state.taskIndex : null,
    ),
  ]);
}
