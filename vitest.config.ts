import { configDefaults, defineConfig } from 'vitest/config';

const skipped = [...configDefaults.exclude, '**/dist/**', '**/data/**'];
const tests = '{client,server,shared,emulator}/**';

/**
 * Three kinds, by what they cost; `npx vitest run --project unit` runs one of them.
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
          exclude: [...skipped, '**/*.{db,journey,e2e}.test.{ts,tsx}'],
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
    ],
  },
});
