import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { changeTemplate, createTemplate, type Template } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';
import { takeAnswer } from '../../../api/take-answer.ts';

type Body = z.output<typeof createTemplate.body>;

/** Makes a checklist template; once for each key. */
export const createTemplateMutation = mutationOptions({
  mutationFn: ({ body, key }: { body: Body; key: string }) =>
    call(createTemplate, { body, idempotencyKey: key }),
  onSuccess: (template, _body, _result, { client }) => settle(client, template),
});

/** Saves a template that was opened at `updatedAt`; 409 when somebody was faster. */
export const changeTemplateMutation = mutationOptions({
  mutationFn: ({
    id,
    body,
    updatedAt,
  }: {
    id: number;
    body: Partial<Body> & { archived?: boolean };
    updatedAt?: string;
  }) => call(changeTemplate, { params: { id }, body: { ...body, updatedAt } }),
  onSuccess: (template, _body, _result, { client }) => settle(client, template),
});

/** What the server answered is what it has now; everything else about templates is asked for again. */
export async function settle(client: QueryClient, template: Template): Promise<void> {
  await takeAnswer(client, ['templates', String(template.id)], template);
  await client.invalidateQueries({ queryKey: ['templates'] });
}
