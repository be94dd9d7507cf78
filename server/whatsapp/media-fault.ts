/** What Meta says of a message whose media it can't use or no longer knows [M:errors]; 100 and 131009 may mean other things too. */
const CODES = new Set([100, 131_009, 131_014, 131_052, 131_053]);

/** Whether a refusal may be for the picture that a message shows. */
export const isMediaFault = (code: number | null) => code !== null && CODES.has(code);
