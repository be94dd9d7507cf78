import { describe, expect, test } from 'vitest';
import { play } from './testdata/play.ts';
import { readScript } from './testdata/read-script.ts';
import { plainCost, transcript } from './testdata/transcript.ts';

/**
 * Conversations that a person can read. `*.chat.md` says who does what when; `*.golden.md` is what came of it. After a change that
 * is meant: `npx vitest run --project unit server/conversation/core/golden.test.ts -u`, and read the difference.
 */
const scripts = Object.entries(
  import.meta.glob<string>('./testdata/*.chat.md', { query: '?raw', import: 'default', eager: true }),
).map(([path, text]) => [path.replace('./testdata/', '').replace('.chat.md', ''), readScript(text)] as const);
const goldens = Object.keys(import.meta.glob('./testdata/*.golden.md', { query: '?raw', import: 'default' }));

describe('golden conversations', () => {
  test.each(scripts)('%s', async (name, script) => {
    const { chat, played } = play(script);
    await expect(transcript(script, chat, played)).toMatchFileSnapshot(`./testdata/${name}.golden.md`);
  });

  test('each has its golden file, and none is left over', () => {
    expect(goldens).toEqual(scripts.map(([name]) => `./testdata/${name}.golden.md`));
  });

  test.each(
    scripts.filter(([name]) => name.startsWith('plain-')),
  )('%s costs a message for each question, and two', (_, script) => {
    const { chat } = play(script);
    expect(chat.state.step).toBe('ended');
    expect(chat.messages.length).toBe(plainCost(script));
  });
});
