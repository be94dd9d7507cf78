import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Called, startCalled } from '../load/callable.ts';
import type { LoadSetUp } from '../load/load-process.ts';
import { buildProduct } from './build-product.ts';
import { makeChecklist, makePeople } from './people.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { APP_SECRET, PHONE_NUMBER_ID, type Product, startProduct } from './product.ts';

/** All that a form of the bench works with: one PostgreSQL, processes of the product, the load, and bare SQL beside them. */
export interface Stage {
  folder: string;
  postgres: Postgres;
  products: Product[];
  load: Called;
  bareSql: Called;
  /** Gives the load so many operators more who have their first question on the phone. */
  addPeople(count: number): Promise<void>;
}

export interface StageOptions {
  /** Processes of the product. */
  processes: number;
  /** Questions of the checklist. */
  questions?: number;
  /** From the load to each process, at most. */
  connections?: number;
}

/** Sets the stage, runs `form` on it and clears everything away, whatever comes of it. */
export async function onStage<T>(options: StageOptions, form: (stage: Stage) => Promise<T>): Promise<T> {
  const { processes, questions = 40, connections = 128 } = options;
  buildProduct();
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-bench-'));
  const clear: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const later = <S extends { stop(): Promise<void> }>(started: S): S => {
    clear.push(() => started.stop());
    return started;
  };
  let cleared: Promise<void> | undefined;
  const clearAll = () => {
    // What one step can't clear must not keep the others from it.
    cleared ??= clear.reduceRight(
      (before, step) => before.then(() => step().then(() => {}, console.error)),
      Promise.resolve(),
    );
    return cleared;
  };
  const interrupted = () => void clearAll().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const postgres = later(await startPostgres(folder));
    await makeChecklist(postgres, questions);
    const load = later(await startCalled(new URL('../load/load-process.ts', import.meta.url)));
    const bareSql = later(await startCalled(new URL('../limit/bare-sql-process.ts', import.meta.url)));
    await bareSql.call('setUp', postgres.url);
    const cloudUrl = await load.call<string>('url');
    const products: Product[] = [];
    for (let i = 1; i <= processes; i++)
      products.push(
        later(await startProduct({ name: `product-${i}`, folder, databaseUrl: postgres.url, cloudUrl })),
      );
    const setUp: LoadSetUp = {
      products: products.map(({ url }) => url),
      appSecret: APP_SECRET,
      phoneNumberId: PHONE_NUMBER_ID,
      questions,
      connections,
    };
    await load.call('setUp', setUp);
    let made = 0;
    const addPeople = async (count: number) => {
      await load.call('add', await makePeople(postgres, made, count));
      made += count;
    };
    return await form({ folder, postgres, products, load, bareSql, addPeople });
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await clearAll();
  }
}
