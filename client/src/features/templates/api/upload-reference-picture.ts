import { mutationOptions } from '@tanstack/react-query';
import { uploadReferencePicture } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';

/** Uploads a picture for a task; the answer has the name by which the task keeps it. */
export const uploadReferencePictureMutation = mutationOptions({
  mutationFn: (file: File) => call(uploadReferencePicture, { body: { file } }),
});
