/** Lets everything else that waits have its turn: a long piece of work must not hold up people's answers. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
