import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** Whatever under `/api` has no route, by any method: 404 in JSON, never a web page. */
export const apiNotFound: RequestHandler = (_request, _response, next) => {
  next(new AppError('not_found', 'There is no such route.'));
};
