import express, { type RequestHandler } from 'express';

/** The longest JSON body, in bytes. */
export const MOST_JSON = 1_000_000;

/** Parses JSON bodies. Mount it on `/api`, after the webhook: that one needs the raw bytes. */
export function jsonBody(): RequestHandler {
  return express.json({ limit: MOST_JSON, type: ['application/json', 'application/*+json'] });
}
