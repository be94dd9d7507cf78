import express, { type Router } from 'express';
import { z } from 'zod';
import { verifyWebhook } from '../webhook/verify-webhook.ts';
import { findPhone } from '../world/find-phone.ts';
import { phoneView } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { releaseHold, takeHold } from './holds.ts';
import { addMedia, showMedia } from './media-handlers.ts';
import { digitsOf, phoneParam } from './phone-param.ts';
import { phoneRouter } from './phone-router.ts';
import { sendRawWebhook } from './send-raw-webhook.ts';
import { setSwitches } from './set-switches.ts';
import { stateOf } from './state-of.ts';
import { streamEvents } from './stream-events.ts';
import { validate } from './validate.ts';

const phoneBody = z.strictObject({
  phoneNumber: z.string(),
  name: z.string().trim().min(1).max(100).optional(),
});
const idleBody = z.strictObject({ timeoutMs: z.number().int().min(1).max(120_000).default(30_000) });
const verifyBody = z.strictObject({ token: z.string().optional() });
const webhookBody = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

/** Everything under `/emulator`: what tests and the page steer the emulator with. */
export function controlRouter(world: World): Router {
  const router = express.Router();
  router.use(express.json({ limit: '200mb', strict: false }));
  router.get('/state', (_req, res) => {
    res.json(stateOf(world));
  });
  router.get('/phones', (_req, res) => {
    const now = world.settings.now();
    res.json({ items: [...world.phones.values()].map((phone) => phoneView(phone, now)) });
  });
  router.post('/phones', (req, res) => {
    const { phoneNumber, name } = validate(phoneBody, req.body);
    const phone = phoneParam(world, phoneNumber);
    findPhone(world, digitsOf(phoneNumber), name);
    res.status(201).json(phoneView(phone, world.settings.now()));
  });
  router.use('/phones/:digits', phoneRouter(world));
  router.post('/media', (req, res) => {
    res.status(201).json(addMedia(world, req.body));
  });
  router.get('/media/:id', (req, res) => showMedia(world, req.params.id, res));
  router.get('/switches', (_req, res) => {
    res.json(world.switches);
  });
  router.post('/switches', (req, res) => {
    res.json(setSwitches(world, req.body));
  });
  router.post('/webhook', (req, res) => {
    world.settings.webhookUrl = validate(webhookBody, req.body).url;
    res.json({ webhookUrl: world.settings.webhookUrl });
  });
  router.post('/webhook/raw', async (req, res) => {
    res.json(await sendRawWebhook(world, req.body));
  });
  router.post('/verify', async (req, res) => {
    res.json(await verifyWebhook(world, validate(verifyBody, req.body).token));
  });
  router.get('/requests', (_req, res) => {
    res.json({ items: world.requests.toArray() });
  });
  router.get('/deliveries', (_req, res) => {
    res.json({ items: world.webhooks.log() });
  });
  router.get('/holds', (req, res) => takeHold(world, req, res));
  router.delete('/holds/:id', (req, res) => releaseHold(world, req.params.id, res));
  router.get('/events', (req, res) => streamEvents(world, req, res));
  router.post('/idle', async (req, res) => {
    res.json(await waitUntilIdle(world, validate(idleBody, req.body).timeoutMs));
  });
  router.use((_req, res) => {
    res.status(404).json({ error: { message: 'There is no such endpoint' } });
  });
  return router;
}

/** `idle` is false when something was still pending after `timeoutMs`. */
async function waitUntilIdle(world: World, timeoutMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([world.tasks.idle(), late]);
  clearTimeout(timer);
  return { idle: world.tasks.pending() === 0, pending: world.tasks.pending() };
}
