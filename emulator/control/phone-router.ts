import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { press } from '../phone/press.ts';
import { readOnPhone } from '../phone/read-on-phone.ts';
import { sendFromPhone } from '../phone/send-from-phone.ts';
import { sendRaw } from '../phone/send-raw.ts';
import type { Phone } from '../world/phone.ts';
import { phoneView } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { listMessages } from './list-messages.ts';
import { needInChat } from './need-in-chat.ts';
import { phoneParam } from './phone-param.ts';
import { sentAnswer } from './sent-answer.ts';
import { takePhotos } from './take-photos.ts';
import { validate } from './validate.ts';

const TEXT_MAX = 65_536;
const at = z.coerce.number().int().positive().max(4_000_000_000).optional();
const textBody = z.strictObject({ body: z.string().min(1).max(TEXT_MAX), quote: z.string().optional(), at });
const pressBody = z.strictObject({ messageWamid: z.string().min(1), id: z.string().min(1), at });
const rawBody = z.strictObject({ message: z.record(z.string(), z.unknown()) });

type PhoneRequest = Request<{ digits: string }>;

/** What an operator can do with the phone. */
export function phoneRouter(world: World): Router {
  const router = express.Router({ mergeParams: true });
  const phoneOf = (req: PhoneRequest): Phone => phoneParam(world, req.params.digits);

  router.get('/', (req: PhoneRequest, res) => {
    res.json(phoneView(phoneOf(req), world.settings.now()));
  });
  router.get('/messages', async (req: PhoneRequest, res) => {
    res.json(await listMessages(world, phoneOf(req), req.query));
  });
  router.post('/text', (req: PhoneRequest, res) => {
    const phone = phoneOf(req);
    const { body, quote, at } = validate(textBody, req.body);
    if (quote !== undefined) needInChat(world, phone, quote);
    const message = sendFromPhone(world, phone, { type: 'text', content: { body }, quote, at });
    res.status(201).json(sentAnswer([message]));
  });
  router.post('/press', (req: PhoneRequest, res) => {
    const { messageWamid, id, at } = validate(pressBody, req.body);
    res.status(201).json(sentAnswer([press(world, phoneOf(req), messageWamid, id, at)]));
  });
  router.post('/raw', (req: PhoneRequest, res) => {
    const { message } = validate(rawBody, req.body);
    res.status(201).json(sentAnswer([sendRaw(world, phoneOf(req), message)]));
  });
  router.post('/read', (req: PhoneRequest, res) => {
    const phone = phoneOf(req);
    const count = phone.unread.length;
    world.tasks.run(() => readOnPhone(world, phone));
    res.json({ read: count });
  });
  router.use('/photos', takePhotos(world));
  return router;
}
