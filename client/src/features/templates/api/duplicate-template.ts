import { mutationOptions } from '@tanstack/react-query';
import { duplicateTemplate } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';
import { settle } from './save-template.ts';

/** Makes another template with the same tasks. */
export const duplicateTemplateMutation = mutationOptions({
  mutationFn: ({ id, name }: { id: number; name: string }) =>
    call(duplicateTemplate, { params: { id }, body: { name } }),
  onSuccess: (template, _body, _result, { client }) => settle(client, template),
});
