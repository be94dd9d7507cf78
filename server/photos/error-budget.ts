/** Milliseconds over which Meta counts errors on media, 20 of which block every download for 30 minutes. */
const WINDOW = 60 * 60 * 1000;
/**
 * Errors in the window after which no photo is asked for. Counted by each process alone: during a reload there are two
 * of them, and twice this stays below Meta's 20.
 */
export const MOST_ERRORS = 9;
/** Errors after which a photo that has failed before waits, to leave the rest to those that come in for the first time. */
export const MOST_ERRORS_FOR_RETRIES = 5;

/** Keeps this process away from Meta's block on media downloads. */
export interface ErrorBudget {
  /** Meta answered a request for media with an error. What never reached Meta does not count. */
  count(): void;
  /** Seconds to hold a photo back; 0 when it may be asked for now. */
  holdBack(retry: boolean): number;
}

export function createErrorBudget(clock: () => Date): ErrorBudget {
  let errors: number[] = [];
  return {
    count: () => void errors.push(clock().getTime()),
    holdBack(retry) {
      const now = clock().getTime();
      errors = errors.filter((at) => at > now - WINDOW);
      const most = retry ? MOST_ERRORS_FOR_RETRIES : MOST_ERRORS;
      // Free again when so many have left the window that fewer than `most` remain.
      const last = errors[errors.length - most];
      return last === undefined ? 0 : Math.ceil((last + WINDOW - now) / 1000);
    },
  };
}
