/** The longest note, in characters: what the route takes. */
export const NOTE_MAX = 1_000;
