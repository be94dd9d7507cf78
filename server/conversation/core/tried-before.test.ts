import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Facts, PromptFacts } from './facts.ts';
import type { Incoming } from './incoming.ts';
import { newState, type State } from './state.ts';
import { tasks as known } from './testdata/tasks.ts';

/** The second question went out at 17; nobody knows what became of that. It was sent once more, and that arrived at 20. */
const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1_000);
const twice: PromptFacts = {
  ...{ handedAt: at(17.4), acceptedAt: at(19.6), sentAt: at(20), deliveredAt: at(20), failed: false },
  triedBefore: true,
};
const facts: Facts = {
  ...{ tasks: [known.oil, known.pressure], templateName: 'Daily', machineName: 'Press', operatorName: 'Ana' },
  ...{ note: null, language: 'en', prompt: twice, resumed: false, line: [] },
};
const oil = {
  ...{ result: 'OK' as const, remarks: '', outOfLimits: false, taskIndex: 0, taskName: known.oil.taskName },
  ...{ photos: [], answeredAt: at(12), wamid: 'a0' },
};
const asked: State = {
  ...newState('s'),
  ...{ taskIndex: 1, answers: [oil], trail: [{ taskIndex: 0, from: at(5) }] },
  lastAnswered: { taskIndex: 0, sentAt: at(12) },
};
const message = (
  seconds: number,
  content: Incoming['content'],
  receivedAt = 22,
): { kind: 'message'; incoming: Incoming } => ({
  kind: 'message',
  incoming: {
    id: `m${seconds}`,
    wamid: `m${seconds}`,
    content,
    sentAt: at(seconds),
    receivedAt: at(receivedAt),
    quoted: null,
  },
});
const text = (seconds: number, words: string) => message(seconds, { kind: 'text', text: words });
const photo = (seconds: number, caption: string | null = null) =>
  message(seconds, { kind: 'photo', caption });

describe('A question that was sent again after an attempt in doubt', () => {
  test('is asked once more when an answer to it was sent before its second arrival', () => {
    const { state, outcome, effects } = decide(asked, text(18, '5.5'), facts);
    expect(outcome).toBe('refused');
    expect(effects).toMatchObject([{ kind: 'say', prompts: true, taskIndex: 1 }]);
    expect(state.answers).toEqual([oil]);
    // So is the next one from before, and nobody is asked a third time.
    const again = {
      ...facts,
      prompt: { ...twice, triedBefore: false, handedAt: at(23), sentAt: null, deliveredAt: null },
    };
    const second = decide(state, text(19, '5.6'), again);
    expect(second).toMatchObject({ outcome: 'refused', effects: [] });
    expect(second.state.answers).toEqual([oil]);
    expect(decide(state, text(21, '5.7'), again).state.answers).toMatchObject([{}, { value: 5.7 }]);
  });

  test('is asked once more when words about it, or about the one before, were sent before its second arrival', () => {
    const { state, outcome, effects } = decide(asked, text(18, 'it hums'), facts);
    expect([outcome, state.answers]).toEqual(['refused', [oil]]);
    expect(effects).toMatchObject([{ kind: 'say', prompts: true, taskIndex: 1 }]);
  });

  describe('and of which no status has come', () => {
    const untold: Facts = { ...facts, prompt: { ...twice, sentAt: null, deliveredAt: null } };

    test('is asked once more when an answer was sent before it was taken at last', () => {
      const { state, outcome, effects } = decide(asked, text(18, '5.5'), untold);
      expect([outcome, state.answers]).toEqual(['refused', [oil]]);
      expect(effects).toMatchObject([{ kind: 'say', prompts: true, taskIndex: 1 }]);
    });

    test('has its answer when that was sent after it was taken', () => {
      expect(decide(asked, text(20, '5.5'), untold).state.answers).toMatchObject([{}, { value: 5.5 }]);
    });

    test('leaves to the question before a photo from before it was taken, with an answer under it or without', () => {
      for (const caption of [null, '5.5']) {
        const { state } = decide(asked, photo(18, caption), untold);
        expect(state.pendingPhotos).toMatchObject([{ photoId: 'm18', taskIndex: 1, sure: false }]);
        const { answers } = decide(state, text(30, '6'), untold).state;
        expect(answers).toMatchObject([{ photos: ['m18'] }, { value: 6, photos: [] }]);
      }
    });

    test('leaves such a photo to the question before at its first try, too: a process may have stood still meanwhile', () => {
      const late: Facts = {
        ...untold,
        prompt: { ...twice, handedAt: at(19.4), sentAt: null, deliveredAt: null, triedBefore: false },
      };
      const { state } = decide(asked, photo(18), late);
      const { answers } = decide(state, text(30, '6'), late).state;
      expect(answers).toMatchObject([{ photos: ['m18'] }, { value: 6, photos: [] }]);
    });

    test('takes a photo from after it was taken, and one that its first arrival, told late, comes before', () => {
      const photos = (seconds: number, prompt = untold.prompt) => {
        const { state } = decide(asked, photo(seconds), untold);
        return decide(state, text(30, '6'), { ...untold, prompt }).state.answers.map((a) => a.photos);
      };
      expect(photos(20)).toEqual([[], ['m20']]);
      expect(photos(18, { ...twice, deliveredAt: at(17) })).toEqual([[], ['m18']]);
    });
  });

  test('has its answer when that was sent after the earliest arrival that was told', () => {
    const { state } = decide(asked, text(18, '5.5'), { ...facts, prompt: { ...twice, deliveredAt: at(17) } });
    expect(state.answers).toMatchObject([{ remarks: '' }, { value: 5.5 }]);
  });

  test.each([
    ['the last answer again', text(18, 'OK'), oil],
    ['what was sent before its first attempt', text(16, '5.5'), { remarks: '5.5' }],
    [
      'what came in before its first attempt',
      message(17, { kind: 'text', text: '5.5' }, 17.3),
      { remarks: '5.5' },
    ],
  ])('leaves to the question before: %s', (_, event, expected) => {
    const { state } = decide(asked, event, facts);
    expect(state.answers).toMatchObject([expected]);
    expect(state.askedBefore).toBeNull();
  });

  test('takes a photo when its first arrival is told later; else that joins the answer before', () => {
    const { state, effects } = decide(asked, photo(18), facts);
    expect(state.pendingPhotos).toMatchObject([{ photoId: 'm18', taskIndex: 1, sure: false }]);
    expect(effects.map(({ kind }) => kind)).toEqual(['look-again-at-photo']);
    const answer = text(30, '5.5');
    const photos = (prompt: PromptFacts) =>
      decide(state, answer, { ...facts, prompt }).state.answers.map((a) => a.photos);
    expect(photos({ ...twice, deliveredAt: at(17) })).toEqual([[], ['m18']]);
    expect(photos(twice)).toEqual([['m18'], []]);
  });

  test('is the first of its checklist: its photo waits as well, and may belong to the conversation before', () => {
    const before = { sessionId: 'before', submissionId: 'submission before' };
    const first = { ...newState('s') };
    const { state } = decide(first, photo(18), { ...facts, before });
    expect(state.pendingPhotos).toMatchObject([{ photoId: 'm18', taskIndex: 0, sure: false }]);
    const left = decide(state, text(30, 'OK'), { ...facts, before });
    expect(left.effects[0]).toEqual({ kind: 'leave-photo', photoId: 'm18', to: before });
    const told = { ...twice, deliveredAt: at(17) };
    expect(decide(state, text(30, 'OK'), { ...facts, before, prompt: told }).state.answers).toMatchObject([
      { photos: ['m18'] },
    ]);
  });
});
