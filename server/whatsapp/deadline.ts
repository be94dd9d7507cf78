/** What `withDeadline` rejects with. */
export class DeadlinePassed extends Error {
  override name = 'DeadlinePassed';
}

/**
 * Runs something that can be called off by a signal, for at most so many milliseconds. Does not wait for it to notice:
 * undici notices only when it has a connection.
 */
export async function withDeadline<T>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DeadlinePassed(`not done within ${milliseconds} ms`);
      reject(error);
      controller.abort(error);
    }, milliseconds);
  });
  try {
    return await Promise.race([run(controller.signal), passed]);
  } finally {
    clearTimeout(timer);
  }
}
