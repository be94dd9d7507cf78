import { z } from 'zod';
import { badField } from '../errors.ts';
import { readTemplateCsv } from './read-template-csv.ts';

/** A template as a file has it; nothing in it is checked yet. */
export interface TemplateFile {
  name: string | undefined;
  tasks: { row: number; raw: Record<string, unknown>; faults: { column: string; message: string }[] }[];
  ignored: string[];
}

/** @throws AppError bad_request, field `text`, for what is no such file at all */
export function readTemplateFile(format: 'csv' | 'json', text: string): TemplateFile {
  return format === 'csv' ? readTemplateCsv(text) : readTemplateJson(text);
}

const Shape = z.object({ name: z.string().optional(), tasks: z.array(z.record(z.string(), z.unknown())) });

function readTemplateJson(text: string): TemplateFile {
  const parsed = Shape.safeParse(json(text));
  if (!parsed.success)
    throw badField('text', 'is no template: it must be {"name": …, "tasks": [{"taskName": …}]}');
  const { name, tasks } = parsed.data;
  return {
    name,
    // Ids and pictures are those of the place where the file was written.
    tasks: tasks.map(({ id: _id, referencePicture: _picture, ...raw }, index) => ({
      row: index + 1,
      raw,
      faults: [],
    })),
    ignored: [],
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw badField('text', 'is not well-formed JSON');
  }
}
