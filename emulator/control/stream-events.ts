import type { Request, Response } from 'express';
import type { EmulatorEvent } from '../world/events.ts';
import { phoneView } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { messageView } from './list-messages.ts';

const HEARTBEAT_MS = 15_000;

/** Server-sent events for the page: what changes on any phone, as it happens. */
export function streamEvents(world: World, req: Request, res: Response): void {
  res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  res.write('retry: 1000\n\n');
  const stop = world.events.subscribe((event) =>
    res.write(`data: ${JSON.stringify(eventView(world, event))}\n\n`),
  );
  const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  req.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

/** Each event carries the phone as it is now, so that a list of chats needs no further request. */
function eventView(world: World, event: EmulatorEvent) {
  if (event.type === 'switches') return event;
  const known = world.phones.get(event.phone);
  const phone = known ? phoneView(known, world.settings.now()) : null;
  if (event.type === 'message') return { ...event, phone, message: messageView(event.message) };
  return { ...event, phone };
}
