/** Seconds without a sign of life after which a job counts as abandoned, and between two looks for such jobs. */
export const ABANDONED_AFTER = 8;
export const LOOK_EVERY = 3;
/** Milliseconds between two looks for work, for when nobody wakes us. */
export const POLL = 2_000;
/** Milliseconds between two signs of life of a running job. */
export const HEARTBEAT = 2_000;

/** Milliseconds that work in hand gets when the process stops, and that a job gets to end when told to abort. */
export const STOP_TIMEOUT = 20_000;
export const ABORT_GRACE = 1_000;

/** Seconds that jobs which are done, or have failed, stay readable; after that they rest in the archive. */
export const KEEP_COMPLETED = 3_600;
export const KEEP_FAILED = 7 * 86_400;
export const KEEP_ARCHIVED = 86_400;

/** Seconds between two jobs of a schedule; at most `KEEP_COMPLETED`, for the job that stands for a period must stay for as long. */
export const SHORTEST_PERIOD = 60;
export const LONGEST_PERIOD = 3_600;
