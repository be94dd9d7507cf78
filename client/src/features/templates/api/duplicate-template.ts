import { mutationOptions } from '@tanstack/react-query';
import { duplicateTemplate } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';
import { settle } from './save-template.ts';

/** Makes another template with the same tasks; once for each key. */
export const duplicateTemplateMutation = mutationOptions({
  mutationFn: ({ id, name, key }: { id: number; name: string; key: string }) =>
    call(duplicateTemplate, { params: { id }, body: { name }, idempotencyKey: key }),
  onSuccess: (template, _body, _result, { client }) => settle(client, template),
});
