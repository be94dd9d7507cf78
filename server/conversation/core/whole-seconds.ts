/** Our clock in Meta's whole seconds. */
export const inSeconds = (at: Date): Date => new Date(Math.floor(at.getTime() / 1_000) * 1_000);
