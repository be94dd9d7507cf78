/** The whole number, or the whole app, has to be quiet for a while: Meta said so. Each process learns it by itself. */
export interface Pauses {
  isPaused(): boolean;
  pause(seconds: number): void;
}

export function createPauses(clock: () => Date): Pauses {
  let until = 0;
  return {
    isPaused: () => clock().getTime() < until,
    pause(seconds) {
      until = Math.max(until, clock().getTime() + seconds * 1_000);
    },
  };
}
