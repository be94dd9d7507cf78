/** A request to the control side that can't be done; the message says what is wrong with it. */
export class RefusedError extends Error {}
