import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useOnceKey } from '../../../api/use-once-key.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { templateImportTexts } from '../../../texts/template-import.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { importTemplateMutation } from '../api/import-template.ts';
import { FileDrop, type ReadFile } from './file-drop.tsx';
import { ImportPreview } from './import-preview.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onMade: (templateId: number) => void;
}

/** A template from a file: chosen, looked at, and only then made. */
export function ImportDialog({ opened, onClose, onMade }: Props) {
  const texts = useTexts(templateImportTexts);
  const frame = useTexts();
  const [file, setFile] = useState<ReadFile | null>(null);
  const [name, setName] = useState('');
  const onceKey = useOnceKey();
  const preview = useMutation(importTemplateMutation);
  const make = useMutation(importTemplateMutation);
  const close = () => {
    setFile(null);
    preview.reset();
    make.reset();
    onClose();
  };
  const read = (next: ReadFile) => {
    setFile(next);
    make.reset();
    const { format, text, title } = next;
    preview.mutate({ format, text }, { onSuccess: (found) => setName(found.name || title) });
  };
  const submit = () => {
    if (!file) return;
    const { format, text } = file;
    const body = { format, text, name, confirm: true };
    make.mutate(
      { ...body, key: onceKey(body) },
      { onSuccess: ({ created }) => created && onMade(created.id) },
    );
  };
  const found = preview.data;
  const good = found?.tasks.every((task) => task.faults.length === 0) && name.trim() !== '';
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<b>{texts.title}</b>}
      size="xl"
      radius="lg"
      closeButtonProps={{ 'aria-label': frame.app.close }}
    >
      <Stack gap="md">
        <FileDrop chosen={file?.filename ?? null} loading={preview.isPending} onRead={read} />
        {preview.error && <ErrorNotice error={preview.error} />}
        {found && (
          <>
            <TextInput
              label={texts.name}
              dir="auto"
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={fieldError(make.error, 'name')}
            />
            <ImportPreview tasks={found.tasks} ignored={found.ignored} />
          </>
        )}
        {formError(make.error, ['name']) && <ErrorNotice error={make.error as Error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {texts.cancel}
          </Button>
          <Button onClick={submit} disabled={!good} loading={make.isPending} data-testid="import-submit">
            {texts.submit}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
