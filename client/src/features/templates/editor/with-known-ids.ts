import type { z } from 'zod';
import type { createTemplate, Template } from '../../../../../shared/contracts/templates.ts';

type Body = z.output<typeof createTemplate.body>;

/** What is saved over somebody else's version: a task that they have removed comes back as a new one. */
export function withKnownIds(body: Body, base: Pick<Template, 'tasks'>): Body {
  const known = new Set(base.tasks.map((task) => task.id));
  return {
    ...body,
    tasks: body.tasks.map(({ id, ...task }) => (id !== undefined && known.has(id) ? { ...task, id } : task)),
  };
}
