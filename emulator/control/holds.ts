import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { World } from '../world/world.ts';

/**
 * "Somebody needs this emulator": the answer names the hold in its first line and stays open for as long as its holder lives. Whoever
 * dies without releasing it leaves the emulator running, so that the next start finds the chats as they were.
 */
export function takeHold(world: World, req: Request, res: Response): void {
  const { accessToken } = world.settings;
  if (accessToken !== null && req.get('authorization') !== `Bearer ${accessToken}`) {
    res.status(401).json({ error: { message: 'This emulator belongs to somebody else' } });
    return;
  }
  const id = randomUUID();
  world.holds.add(id);
  req.on('close', () => world.holds.delete(id));
  res
    .set('cache-control', 'no-store')
    .type('application/x-ndjson')
    .write(`${JSON.stringify({ id })}\n`);
}

/** The way to end a hold well: when it was the last one, the emulator has done its work and ends. */
export function releaseHold(world: World, id: string, res: Response): void {
  if (!world.holds.delete(id)) {
    res.status(404).json({ error: { message: 'There is no such hold' } });
    return;
  }
  res.on('finish', () => {
    if (world.holds.size === 0) world.settings.onUnneeded();
  });
  res.json({ holds: world.holds.size });
}
