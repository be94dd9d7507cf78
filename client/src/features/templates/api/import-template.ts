import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { importTemplate } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';
import { settle } from './save-template.ts';

/** Reads a file, or with `confirm` makes a template of it, once for each key. */
export const importTemplateMutation = mutationOptions({
  mutationFn: ({ key, ...body }: z.input<typeof importTemplate.body> & { key?: string }) =>
    call(importTemplate, { body, ...(key && { idempotencyKey: key }) }),
  onSuccess: async ({ created }, _body, _result, { client }) => {
    if (created) await settle(client, created);
  },
});
