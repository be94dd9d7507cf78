import type { playTemplate as contract } from '../../shared/contracts/play-template.ts';
import type { Verb } from '../context.ts';
import { playTemplate } from './play-template.ts';
import { contentOf } from './settle-tasks.ts';

/** Plays a checklist that need not be saved; reads nothing, writes nothing. */
export const playTemplateVerb: Verb<typeof contract> = async (_context, { body }) =>
  playTemplate({ ...body, tasks: body.tasks.map(contentOf) });
