import { AppError } from '../../errors.ts';

/** PDFs that one person may have made at the same time in one process. */
const MOST_AT_ONCE = 2;
const RETRY_AFTER_SECONDS = 5;

export interface PdfSlots {
  /**
   * The same pieces, while there is a slot for this person; free again when they are all taken, or nobody wants them any more.
   * @throws AppError too_many_requests before the first piece when all slots are taken
   */
  within<T>(person: string, pieces: () => AsyncIterable<T>): AsyncIterable<T>;
}

export function createPdfSlots(): PdfSlots {
  const taken = new Map<string, number>();
  return {
    async *within(person, pieces) {
      const now = taken.get(person) ?? 0;
      if (now >= MOST_AT_ONCE)
        throw new AppError(
          'too_many_requests',
          'Two PDFs are being made for you already. Wait for one of them.',
          {
            retryAfterSeconds: RETRY_AFTER_SECONDS,
          },
        );
      taken.set(person, now + 1);
      try {
        yield* pieces();
      } finally {
        const left = (taken.get(person) ?? 1) - 1;
        if (left > 0) taken.set(person, left);
        else taken.delete(person);
      }
    },
  };
}
