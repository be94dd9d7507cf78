import { configDefaults, defineConfig } from 'vitest/config';

const skipped = [...configDefaults.exclude, '**/dist/**', '**/data/**'];
const tests = '{client,server,shared,emulator,faults,bench,scorecard}/**';

/** What takes minutes, or the whole machine: `npm run test:faults`, `test:security` and `test:load` run one of them each. */
const long = (name: 'faults' | 'security' | 'load') => ({
  test: {
    name,
    include: [`${tests}/*.${name}.test.ts`],
    exclude: skipped,
    globalSetup: ['server/test/global-setup.ts'],
    setupFiles: ['server/test/leaks.ts'],
    // One after the other: each wants the machine for itself.
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});

/**
 * Kinds by what they cost; `npx vitest run --project unit` runs one of them, `npm test` the first three.
 * `leaks.ts` fails a file that leaves a database or a server behind.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    retry: 0,
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${tests}/*.test.{ts,tsx}`],
          exclude: [...skipped, '**/*.{db,journey,e2e,faults,security,load}.test.{ts,tsx}'],
          setupFiles: ['server/test/leaks.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: [`${tests}/*.{db,journey}.test.{ts,tsx}`],
          exclude: skipped,
          globalSetup: ['server/test/global-setup.ts'],
          setupFiles: ['server/test/leaks.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [`${tests}/*.e2e.test.{ts,tsx}`],
          exclude: skipped,
          globalSetup: ['server/test/global-setup.ts'],
          setupFiles: ['server/test/leaks.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      long('faults'),
      long('security'),
      long('load'),
    ],
  },
});
