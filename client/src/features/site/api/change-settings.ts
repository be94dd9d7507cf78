import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { changeSettings } from '../../../../../shared/contracts/settings.ts';
import { call } from '../../../api/call.ts';
import { takeAnswer } from '../../../api/take-answer.ts';
import { settingsQuery } from './settings.ts';

/** Changes what holds for the whole site; 409 when somebody was faster. */
export const changeSettingsMutation = mutationOptions({
  mutationFn: (body: z.input<typeof changeSettings.body>) => call(changeSettings, { body }),
  onSuccess: (settings, _body, _result, { client }) => takeAnswer(client, settingsQuery.queryKey, settings),
});
