import { ask, offer } from './ask.ts';
import type { Decision, Scene } from './decision.ts';
import { decided, notice, withState } from './decision.ts';
import type { Facts } from './facts.ts';
import { askToStop } from './on-stop.ts';
import { pressId } from './press-id.ts';
import type { Command } from './read-command.ts';
import { answerTo } from './state.ts';

export function onCommand(scene: Scene, command: Command, seen: 'yes' | 'no' | 'maybe'): Decision {
  const { state, phrases } = scene;
  switch (command.word) {
    case 'help':
      return decided(scene, 'command', [notice({ text: phrases.help() })]);
    case 'status':
      return status(scene);
    case 'stop':
      return askToStop(scene);
    case 'edit':
      return command.number === null ? chooseEdit(scene) : edit(scene, command.number - 1);
    case 'switch':
      return switchTo(scene, command.number);
    // Sent twice in one breath, these two must not act on what the first of them brought up.
    case 'back':
      return seen === 'no' ? decided(scene, 'stale') : back(scene);
    case 'confirm':
      return seen === 'no' && state.step === 'summary' ? decided(scene, 'stale') : confirm(scene);
  }
}

/** Ends the checklist when everything is answered; says what is missing when not. */
export function confirm(scene: Scene): Decision {
  const { state, facts, phrases } = scene;
  if (state.step !== 'summary') {
    const left = facts.tasks.length - state.answers.length;
    const again = ask(scene, left > 0 ? [phrases.questionsLeft(left)] : []);
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
export function edit(scene: Scene, taskIndex: number): Decision {
  const { state, facts, phrases } = scene;
  if (taskIndex < 0 || taskIndex >= facts.tasks.length)
    return decided(scene, 'command', [notice({ text: phrases.noSuchQuestion(facts.tasks.length) })]);
  if (!answerTo(state, taskIndex) && taskIndex !== state.taskIndex)
    return decided(scene, 'command', [notice({ text: phrases.notYetAnswered(taskIndex + 1) })]);
  const again = ask(withState(scene, { taskIndex, draft: null }), [phrases.changed(taskIndex + 1)]);
  return decided(again.scene, 'command', [again.say], taskIndex);
}

function back(scene: Scene): Decision {
  const { state, phrases } = scene;
  if (state.taskIndex === 0) return decided(scene, 'command', [notice({ text: phrases.firstQuestion() })]);
  return edit(scene, state.taskIndex - 1);
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
  const lead = facts.line.length ? [where, phrases.waiting(facts.line.map(nameOf))] : [where];
  const again = ask(scene, lead);
  return decided(again.scene, 'command', [again.say]);
}

const nameOf = (w: Facts['line'][number]) => `${w.templateName}, ${w.machineName}`;

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
  const text = phrases.waiting(line.map(nameOf));
  return decided(scene, 'command', [
    notice(
      { text, ...offer(rows, phrases.buttons.doFirst) },
      state.taskIndex < facts.tasks.length ? state.taskIndex : null,
    ),
  ]);
}
