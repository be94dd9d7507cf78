/** A promise and the means to keep it. */
export function promised<T = void>() {
  let keep!: (value: T) => void;
  const kept = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}
