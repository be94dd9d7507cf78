import { mutationOptions } from '@tanstack/react-query';
import { restoreTemplateVersion } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';
import { settle } from './save-template.ts';

/** Makes a new version that reads like an old one; 409 when somebody was faster. */
export const restoreVersionMutation = mutationOptions({
  mutationFn: ({ id, version, updatedAt }: { id: number; version: number; updatedAt: string }) =>
    call(restoreTemplateVersion, { params: { id, version }, body: { updatedAt } }),
  onSuccess: (template, _body, _result, { client }) => settle(client, template),
});
