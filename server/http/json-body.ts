import express, { type RequestHandler } from 'express';

/** The longest JSON body, in bytes. */
export const MOST_JSON = 1_000_000;

/** Parses JSON bodies of at most `limit` bytes. Mount it on `/api`, after the webhook: that one needs the raw bytes. */
export function jsonBody(limit = MOST_JSON): RequestHandler {
  return express.json({ limit, type: ['application/json', 'application/*+json'] });
}
