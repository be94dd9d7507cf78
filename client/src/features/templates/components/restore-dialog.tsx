import { useMutation } from '@tanstack/react-query';
import type { Template } from '../../../../../shared/contracts/templates.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { restoreVersionMutation } from '../api/restore-version.ts';

interface Props {
  opened: boolean;
  template: Template;
  version: number | null;
  onClose: () => void;
}

/** Makes an old version the newest one, once that is confirmed. */
export function RestoreDialog({ opened, template, version, onClose }: Props) {
  const texts = useTexts(templatesTexts);
  const restore = useMutation(restoreVersionMutation);
  const close = () => {
    restore.reset();
    onClose();
  };
  const submit = () => {
    const { id, updatedAt } = template;
    if (version !== null) restore.mutate({ id, version, updatedAt }, { onSuccess: close });
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={texts.restoreTitle(version ?? 0)}
      submit={{ text: texts.restore, testId: 'restore-submit' }}
      closeText={texts.keep}
      pending={restore.isPending}
      error={restore.error}
      onSubmit={submit}
    >
      <p>{texts.restoreText(template.version + 1)}</p>
    </FormDialog>
  );
}
