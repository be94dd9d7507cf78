/** Of the straight line through these points, by least squares; 0 when there is none. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  let along = 0;
  let across = 0;
  for (const [x, y] of points) {
    along += (x - x0) ** 2;
    across += (x - x0) * (y - y0);
  }
  return along > 0 ? across / along : 0;
}
