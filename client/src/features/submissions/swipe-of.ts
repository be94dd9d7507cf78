interface Point {
  x: number;
  y: number;
}

/** Pixels that a finger has to go, and how much more sideways than up or down. */
const FAR = 60;
const SIDEWAYS = 2;

/** The next photo for a swipe to the left, the one before for a swipe to the right; nothing while a photo is zoomed, where a drag moves it. */
export function swipeOf(began: Point | null, end: Point, scale: number): 1 | -1 | null {
  if (!began || scale > 1.01) return null;
  const [dx, dy] = [end.x - began.x, end.y - began.y];
  if (Math.abs(dx) < FAR || Math.abs(dx) < SIDEWAYS * Math.abs(dy)) return null;
  return dx < 0 ? 1 : -1;
}
