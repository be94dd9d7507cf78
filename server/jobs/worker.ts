export interface WorkerOptions<J> {
  concurrency: number;
  /** Milliseconds between two looks for work that nobody told us of: enqueued or handed back by another process. */
  poll: number;
  /** Takes up to so many jobs; it answers with none rather than throwing. */
  take(most: number): Promise<J[]>;
  /** Does one job; it never rejects. */
  run(job: J): Promise<void>;
  /** For jobs that were taken in the very moment of stopping. */
  handBack(job: J): Promise<void>;
}

/** Looks for jobs of one kind and keeps up to `concurrency` of them running. */
export interface Worker {
  wake(): void;
  /** Takes no more; resolves when the work in hand is done. */
  stop(): Promise<void>;
}

export function startWorker<J>(options: WorkerOptions<J>): Worker {
  const running = new Set<Promise<void>>();
  const bell = createBell();
  let stopping = false;

  const begin = (job: J) => {
    const run = options.run(job).finally(() => {
      running.delete(run);
      bell.ring();
    });
    running.add(run);
  };

  const loop = async () => {
    while (!stopping) {
      const free = options.concurrency - running.size;
      const jobs = free > 0 ? await options.take(free) : [];
      if (stopping) {
        await Promise.all(jobs.map(options.handBack));
        break;
      }
      jobs.forEach(begin);
      // As many as we could take: there may be more, and `free` says whether there is room for it.
      if (jobs.length < free || running.size >= options.concurrency) await bell.wait(options.poll);
    }
    await Promise.all(running);
  };

  const done = loop();
  return {
    wake: bell.ring,
    stop() {
      stopping = true;
      bell.ring();
      return done;
    },
  };
}

/** A ring that nobody waited for is not lost: the next wait ends at once. */
function createBell() {
  let rung = false;
  let answer: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      answer?.();
    },
    async wait(milliseconds: number) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      answer = undefined;
      rung = false;
    },
  };
}
