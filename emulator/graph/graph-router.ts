import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response, type Router } from 'express';
import multer from 'multer';
import type { World } from '../world/world.ts';
import { authorise } from './authorise.ts';
import { checkProduct } from './check-message.ts';
import { checkProof } from './check-proof.ts';
import { checkVersion } from './check-version.ts';
import { unknownObject } from './graph-error.ts';
import { markRead } from './mark-read.ts';
import { mediaAddress } from './media-address.ts';
import { LARGEST_MEDIA } from './media-limits.ts';
import { phoneNode } from './phone-node.ts';
import { sendMessage } from './send-message.ts';
import { uploadMedia } from './upload-media.ts';

/** The Graph endpoints, under `/:version`. */
export function graphRouter(world: World): Router {
  const router = express.Router({ mergeParams: true });
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: LARGEST_MEDIA, files: 1, fields: 10 },
  });

  router.use((req: Request<{ version: string }>, _res, next) => {
    checkVersion(req.params.version);
    authorise(world, req.get('authorization'));
    checkProof(world, req.get('authorization'), req.query.appsecret_proof);
    next();
  });
  router.use(express.json({ limit: '1mb', type: isNoUpload }));
  router.post('/:id/messages', (req, res) => takeMessage(world, req, res));
  router.post('/:id/media', upload.single('file'), (req: Request<{ id: string }>, res) => {
    needOwnNumber(world, req);
    res.json(uploadMedia(world, req.body, req.file));
  });
  router.get('/:id', (req, res) => {
    const id = req.params.id;
    if (id === world.settings.phoneNumberId) {
      const fields = req.query.fields;
      res.json(phoneNode(world, typeof fields === 'string' ? fields : undefined));
      return;
    }
    res.json(mediaNode(world, id));
  });
  router.delete('/:id', (req, res) => {
    if (!world.media.remove(req.params.id)) throw unknownObject(req.params.id, 'DELETE');
    res.json({ success: true });
  });
  router.use((req) => {
    throw unknownObject(req.path.split('/')[1] ?? '', req.method);
  });
  return router;
}

/** A JSON body is read whatever type it claims; uploads are left to multer. */
const isNoUpload = (req: IncomingMessage) => !req.headers['content-type']?.startsWith('multipart/');

async function takeMessage(world: World, req: Request<{ id: string }>, res: Response) {
  needOwnNumber(world, req);
  checkProduct(req.body);
  if (req.body.status !== undefined) {
    res.json(markRead(world, req.body));
    return;
  }
  const answer = sendMessage(world, req.body);
  const cut = takeDrop(world);
  if (world.switches.answerDelayMs > 0) await world.tasks.sleep(world.switches.answerDelayMs);
  if (cut) req.socket.destroy();
  else res.json(answer);
}

/** Uses up one of the accepted sends whose answer the switch `acceptThenDrop` takes away. */
function takeDrop(world: World): boolean {
  if (world.switches.acceptThenDrop === 0) return false;
  world.switches.acceptThenDrop -= 1;
  world.events.emit({ type: 'switches', switches: world.switches });
  return true;
}

function needOwnNumber(world: World, req: Request<{ id: string }>) {
  if (req.params.id !== world.settings.phoneNumberId) throw unknownObject(req.params.id, req.method);
}

function mediaNode(world: World, id: string) {
  const media = world.switches.expireMedia === 'ids' ? undefined : world.media.get(id);
  if (!media) throw unknownObject(id, 'GET');
  return {
    messaging_product: 'whatsapp',
    url: mediaAddress(world, id),
    mime_type: media.mimeType,
    sha256: media.sha256.toString('hex'),
    file_size: media.bytes.length,
    id,
  };
}
