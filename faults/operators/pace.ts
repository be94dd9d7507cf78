/**
 * Milliseconds. Meta's times have whole seconds, and what was sent within a second or two of the answer before it can't always be told
 * from it (docs/decisions/0002): nobody types, or takes a picture, faster than this.
 */
export const TYPING_TAKES = 1_100;
export const PHOTO_TAKES = 3_100;
