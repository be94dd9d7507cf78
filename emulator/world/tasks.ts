class ClosedError extends Error {
  constructor() {
    super('The emulator is closing');
  }
}

export type Tasks = {
  /** Runs work in the background; it counts as pending until it ends. */
  run(work: () => Promise<void>): void;
  /** Waits; rejects when the emulator closes, which ends the work that waits. */
  sleep(ms: number): Promise<void>;
  pending(): number;
  /** Resolves once nothing is pending. */
  idle(): Promise<void>;
  /** Ends every wait and resolves when all work has come to its end. */
  close(): Promise<void>;
};

/** The background work of one emulator: what is under way, and a way to end it all. */
export function createTasks(onFault: (error: unknown) => void): Tasks {
  const sleepers = new Map<NodeJS.Timeout, (error: Error) => void>();
  let running = 0;
  let closed = false;
  let waiting: (() => void)[] = [];

  function ended() {
    running -= 1;
    if (running > 0) return;
    const wake = waiting;
    waiting = [];
    for (const resolve of wake) resolve();
  }

  function idle() {
    return new Promise<void>((resolve) => {
      if (running === 0) resolve();
      else waiting.push(resolve);
    });
  }

  return {
    run(work) {
      running += 1;
      work()
        .catch((error: unknown) => {
          if (!(error instanceof ClosedError)) onFault(error);
        })
        .finally(ended);
    },
    sleep(ms) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new ClosedError());
        const timer = setTimeout(() => {
          sleepers.delete(timer);
          resolve();
        }, ms);
        sleepers.set(timer, reject);
      });
    },
    pending: () => running,
    idle,
    close() {
      closed = true;
      for (const [timer, reject] of sleepers) {
        clearTimeout(timer);
        reject(new ClosedError());
      }
      sleepers.clear();
      return idle();
    },
  };
}
