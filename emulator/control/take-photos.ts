import express, { type Request, type Router } from 'express';
import { fileTypeFromBuffer } from 'file-type';
import multer from 'multer';
import { z } from 'zod';
import { RefusedError } from '../phone/refused-error.ts';
import { type PhotoFile, sendPhotos } from '../phone/send-photos.ts';
import type { World } from '../world/world.ts';
import { needInChat } from './need-in-chat.ts';
import { phoneParam } from './phone-param.ts';
import { sentAnswer } from './sent-answer.ts';
import { validate } from './validate.ts';

/** Meta takes up to 100 MB in; WhatsApp sends up to 30 photos as one album. */
const LARGEST_FILE = 100 * 1024 * 1024;
const MOST_FILES = 30;

const common = {
  caption: z.string().max(65_536).optional(),
  quote: z.string().min(1).optional(),
  at: z.coerce.number().int().positive().max(4_000_000_000).optional(),
  as: z.enum(['image', 'document']).optional(),
  withUrl: z.stringbool().or(z.boolean()).optional(),
};
const formBody = z.strictObject(common);
const photo = z.strictObject({
  base64: z.base64().min(1),
  mimeType: z.string().min(3).optional(),
  filename: z.string().optional(),
});
const jsonBody = z.strictObject({ ...common, photos: z.array(photo).min(1).max(MOST_FILES) });

/** `POST …/photos`: one or several files as multipart `files`, or `photos` in base64 as JSON. */
export function takePhotos(world: World): Router {
  const router = express.Router({ mergeParams: true });
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: LARGEST_FILE, files: MOST_FILES, fields: 10 },
  });
  router.post('/', upload.array('files', MOST_FILES), async (req: Request<{ digits: string }>, res) => {
    const phone = phoneParam(world, req.params.digits);
    const { files, ...album } = req.is('multipart/form-data') ? await fromForm(req) : await fromJson(req);
    if (album.quote !== undefined) needInChat(world, phone, album.quote);
    res.status(201).json(sentAnswer(sendPhotos(world, phone, { ...album, files })));
  });
  return router;
}

async function fromForm(req: Request<{ digits: string }>) {
  const body = validate(formBody, { ...req.body });
  const uploads = Array.isArray(req.files) ? req.files : [];
  if (uploads.length === 0) throw new RefusedError('files: attach at least one photo');
  const files = await Promise.all(
    uploads.map((file) => photoFrom(file.buffer, file.mimetype, file.originalname)),
  );
  return { ...body, files };
}

async function fromJson(req: Request<{ digits: string }>) {
  const { photos, ...body } = validate(jsonBody, req.body);
  const files = await Promise.all(
    photos.map(({ base64, mimeType, filename }) =>
      photoFrom(Buffer.from(base64, 'base64'), mimeType, filename),
    ),
  );
  return { ...body, files };
}

/** The bytes as they are. The declared type is passed on, true or not: Meta doesn't check it either. */
async function photoFrom(bytes: Buffer, declared?: string, filename?: string): Promise<PhotoFile> {
  if (bytes.length === 0) throw new RefusedError('files: a photo is empty');
  const known = declared && declared !== 'application/octet-stream' ? declared : undefined;
  const mimeType = known ?? (await fileTypeFromBuffer(bytes))?.mime ?? 'application/octet-stream';
  return { bytes, mimeType, filename: filename ?? null };
}
