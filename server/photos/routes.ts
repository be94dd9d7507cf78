import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError, notFound } from '../errors.ts';
import type { PhotoStore } from './photo-store.ts';
import { readPhotoAddress } from './photos-path.ts';
import { servePhoto } from './serve-photo.ts';

export interface PhotoRouterOptions {
  store: PhotoStore;
  isSignedIn(request: Request): Promise<boolean>;
}

/**
 * `GET` and `HEAD /api/whatsapp-photos/:filename`. Goes on the app itself, before whatever rewrites addresses:
 * it looks at the address as it came over the wire and lets pass what has nothing to do with photos.
 */
export function photoRouter({ store, isSignedIn }: PhotoRouterOptions): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const address = readPhotoAddress(request.originalUrl);
    if (address.kind === 'elsewhere') next();
    else if (address.kind === 'forbidden') next(forbidden());
    else if (request.method !== 'GET' && request.method !== 'HEAD') next();
    else show(request, response, address.filename).catch(next);
  };

  async function show(request: Request, response: Response, filename: string): Promise<void> {
    const signedIn = await isSignedIn(request);
    const photo = await store.open(filename);
    // Also to those who may not look: a name that leads out of the folder is nobody's photo.
    if (photo === 'forbidden') throw forbidden();
    if (signedIn && photo !== 'absent') return servePhoto(request, response, filename, photo);
    if (photo !== 'absent') await photo.file.close();
    throw signedIn ? notFound('photo') : new AppError('unauthenticated', 'Sign in to see photos.');
  }
}

const forbidden = () => new AppError('forbidden', 'This is not the address of a photo.');
