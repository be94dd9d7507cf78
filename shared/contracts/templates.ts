import { z } from 'zod';
import { cleanText, download, endpoint, IntId, listOf, name, pageQuery, seen, upload } from '../endpoint.ts';
import { AnswerType, PhotoRule } from '../words.ts';

/** A question as a version of a template keeps it; the conversation reads it back through this schema. */
export const Task = z.object({
  id: z.int(),
  taskName: z.string(),
  verificationCriteria: z.string().optional(),
  answerType: AnswerType,
  photo: PhotoRule,
  /** For numbers: what it is measured in, and the limits. Outside them an answer is accepted, and marked. */
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** For choices: what may be chosen. */
  choices: z.array(z.string()).optional(),
  /** Filename of a picture of ours that is sent with the question. */
  referencePicture: z.string().optional(),
});
export type Task = z.infer<typeof Task>;

export const Template = z.object({
  id: z.int(),
  name: z.string(),
  version: z.int(),
  archived: z.boolean(),
  tasks: z.array(Task),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Template = z.infer<typeof Template>;

/** A template in a list, and how it is used. */
export const ListedTemplate = Template.extend({
  /** Conversations that are going on or wait in line with it, whatever their version. */
  running: z.int(),
  /** When it was last assigned. */
  lastUsedAt: z.string().nullable(),
});
export type ListedTemplate = z.infer<typeof ListedTemplate>;

/** A version as it was, for ever. */
export const TemplateVersion = z.object({
  version: z.int(),
  name: z.string(),
  tasks: z.array(Task),
  createdAt: z.string(),
  /** The name of who made it; null: nobody who is known. */
  createdBy: z.string().nullable(),
  /** Conversations that are going on or wait in line with this version. */
  running: z.int(),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

const optionalText = (max: number) =>
  cleanText(max)
    .nullish()
    .transform((s) => s || undefined);

/** A choice stands in a line of a list. */
const oneLine = (max: number) => name(max).transform((text) => text.replace(/\s*[\r\n]+\s*/g, ' '));

const ReferencePictureName = z
  .string()
  .regex(/^reference-[0-9a-f-]{36}\.jpg$/, 'is not the name of a reference picture');

/**
 * What WhatsApp writes under a picture has 1,024 characters [M:image-msg, M:buttons]; the number of the question, how to answer and the
 * acknowledgement of the answer before it need some of them.
 */
const MOST_BESIDE_PICTURE = 600;

/** A question as a manager writes it. The defaults make `{taskName}` alone a good question. */
export const NewTask = z
  .object({
    id: z.int().optional(),
    taskName: name(300),
    verificationCriteria: optionalText(1000),
    answerType: AnswerType.default('ok_nok'),
    photo: PhotoRule.optional(),
    unit: optionalText(20),
    min: z.number().nullish(),
    max: z.number().nullish(),
    choices: z.array(oneLine(72)).min(2, 'needs at least two').max(20).optional(),
    /** As `POST /api/reference-pictures` named it. */
    referencePicture: ReferencePictureName.nullish()
      .transform((filename) => filename ?? undefined)
      .optional(),
  })
  .superRefine((task, ctx) => {
    const fault = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (task.answerType === 'choice' && !task.choices)
      fault('choices', 'a choice needs at least two choices');
    if (task.answerType !== 'choice' && task.choices) fault('choices', 'only a choice has choices');
    if (task.choices && new Set(task.choices.map((c) => c.toLowerCase())).size < task.choices.length)
      fault('choices', 'two choices are the same');
    if (task.answerType !== 'number')
      for (const key of ['unit', 'min', 'max'] as const)
        if (task[key] !== undefined && task[key] !== null) fault(key, 'only a number has a unit and limits');
    if (typeof task.min === 'number' && typeof task.max === 'number' && task.min > task.max)
      fault('max', 'must not be less than min');
    if (task.answerType === 'photo' && task.photo && task.photo !== 'required')
      fault('photo', 'a task answered by photo alone always requires one');
    const words = [task.taskName, task.verificationCriteria, ...(task.choices ?? [])].join(' ').length;
    if (task.referencePicture && words > MOST_BESIDE_PICTURE)
      fault(
        'referencePicture',
        `leaves room for ${MOST_BESIDE_PICTURE} characters of name, criteria and choices; these are ${words}`,
      );
    if (task.photo === 'required_on_nok' && task.answerType !== 'ok_nok')
      fault('photo', 'only a task answered OK or NOK can require a photo on NOK');
  })
  .transform((task) => ({
    ...task,
    photo: task.photo ?? (task.answerType === 'photo' ? 'required' : 'optional'),
  }));
export type NewTask = z.infer<typeof NewTask>;

export const templateName = name(120);
/** The most tasks of one template. */
export const MOST_TASKS = 100;

const fields = {
  name: templateName,
  tasks: z.array(NewTask).min(1, 'needs at least one task').max(MOST_TASKS),
};

export const TemplateSort = z.enum(['name', 'changed']);
export type TemplateSort = z.infer<typeof TemplateSort>;

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/templates',
  access: 'viewer',
  summary: 'Checklist templates with their tasks, by name or by last change, newest first',
  query: z.object({
    ...pageQuery,
    search: z.string().max(120).optional(),
    archived: z.enum(['true', 'false']).optional(),
    sort: TemplateSort.optional(),
  }),
  response: listOf(ListedTemplate),
});
export const createTemplate = endpoint({
  method: 'POST',
  path: '/api/templates',
  access: 'manager',
  summary: 'Make a checklist template',
  body: z.object(fields),
  response: Template,
  status: 201,
  idempotent: true,
  changes: ['templates'],
});
export const getTemplate = endpoint({
  method: 'GET',
  path: '/api/templates/:id',
  access: 'viewer',
  summary: 'One checklist template',
  params: IntId,
  response: Template,
});
export const changeTemplate = endpoint({
  method: 'PATCH',
  path: '/api/templates/:id',
  access: 'manager',
  summary: 'Change a template: a new version; running conversations keep theirs',
  params: IntId,
  body: z.object({ ...seen, ...fields, archived: z.boolean() }).partial(),
  response: Template,
  changes: ['templates'],
});

export const ReferencePicture = z.object({
  filename: z.string(),
  url: z.string(),
  thumbnailUrl: z.string(),
  width: z.int(),
  height: z.int(),
});
export type ReferencePicture = z.infer<typeof ReferencePicture>;

export const uploadReferencePicture = upload({
  path: '/api/reference-pictures',
  access: 'manager',
  summary: 'Upload a picture that is sent with a question: JPEG, PNG, WebP, GIF or AVIF, made anew as a JPEG',
  response: ReferencePicture,
});

export const duplicateTemplate = endpoint({
  method: 'POST',
  path: '/api/templates/:id/duplicate',
  access: 'manager',
  summary: 'Make another template with the same tasks',
  params: IntId,
  body: z.object({ name: templateName }),
  response: Template,
  status: 201,
  changes: ['templates'],
  idempotent: true,
});
export const listTemplateVersions = endpoint({
  method: 'GET',
  path: '/api/templates/:id/versions',
  access: 'viewer',
  summary: 'The versions of a template, newest first, and how many conversations go on with each',
  params: IntId,
  query: z.object(pageQuery),
  response: listOf(TemplateVersion),
});
export const restoreTemplateVersion = endpoint({
  method: 'POST',
  path: '/api/templates/:id/versions/:version/restore',
  access: 'manager',
  summary: 'Make a new version that is like an old one',
  params: IntId.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
  body: z.object(seen),
  response: Template,
  changes: ['templates'],
});

const TemplateFormat = z.enum(['csv', 'json']);

export const exportTemplate = download({
  path: '/api/templates/:id/export',
  access: 'viewer',
  summary: 'A template as a file that can be imported again, without its reference pictures',
  params: IntId,
  query: z.object({ format: TemplateFormat }),
  files: ['text/csv', 'application/json'],
});

/** A task of a file that was read: what is wrong with it by column, or the task as it will be. */
export const ImportedTask = z.object({
  /** Of the spreadsheet, the title line being 1; in JSON the place in the list, from 1. */
  row: z.int(),
  taskName: z.string(),
  task: Task.omit({ id: true }).nullable(),
  faults: z.array(z.object({ column: z.string(), message: z.string() })),
});
export type ImportedTask = z.infer<typeof ImportedTask>;

export const importTemplate = endpoint({
  method: 'POST',
  path: '/api/templates/import',
  access: 'manager',
  summary:
    'Read a template from a file; it is made only with `confirm`, and only when nothing in it is wrong',
  body: z.object({
    format: TemplateFormat,
    /** The file, in UTF-8. */
    text: z.string().max(500_000),
    /** Instead of the name in the file. */
    name: templateName.optional(),
    confirm: z.boolean().default(false),
  }),
  response: z.object({
    /** Empty when neither file nor request names it. */
    name: z.string(),
    tasks: z.array(ImportedTask),
    /** Columns that mean nothing here. */
    ignored: z.array(z.string()),
    created: Template.nullable(),
  }),
  changes: ['templates'],
  idempotent: true,
});
