import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { createTemplate, Template } from '../../../../../../shared/contracts/templates.ts';
import { ApiError } from '../../../../api/api-error.ts';
import { PageHead } from '../../../../components/ui/page-head.tsx';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { changeTemplateMutation } from '../../api/save-template.ts';
import { withKnownIds } from '../../editor/with-known-ids.ts';
import { ChatPreview } from '../play/chat-preview.tsx';
import { RunningNotice } from './running-notice.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { TemplateEditor } from './template-editor.tsx';

type Body = z.output<typeof createTemplate.body>;

interface Props {
  /** What the server has now; may change while somebody edits. */
  current: Template;
  onLeave: (saved: boolean) => void;
}

/** Edits a template as it was when it was opened, and never writes over what somebody else has saved since without asking. */
export function EditTemplate({ current, onLeave }: Props) {
  const texts = useTexts(templateEditorTexts);
  const [opened, setOpened] = useState(current);
  const [accepted, setAccepted] = useState(current);
  const [dirty, setDirty] = useState(false);
  const change = useMutation(changeTemplateMutation);
  const conflict = change.error instanceof ApiError && change.error.status === 409 ? change.error : null;
  const stale = current.updatedAt !== accepted.updatedAt && !change.isPending && !change.isSuccess;
  const save = (body: Body) => {
    const { id, updatedAt } = accepted;
    const request = { id, body: withKnownIds(body, accepted), updatedAt };
    change.mutate(request, { onSuccess: () => onLeave(true) });
  };
  const takeTheirs = () => {
    setOpened(current);
    setAccepted(current);
    change.reset();
  };
  const keepMine = () => {
    setAccepted(current);
    change.reset();
  };
  // Whoever has written nothing yet has nothing to lose by seeing what is there now.
  if (stale && !dirty) {
    setOpened(current);
    setAccepted(current);
  }
  const notice = stale ? (
    <StaleNotice
      opened={accepted}
      theirs={current}
      refusal={conflict?.message}
      onKeepMine={keepMine}
      onTakeTheirs={takeTheirs}
    />
  ) : (
    <RunningNotice templateId={current.id} />
  );
  return (
    <>
      <PageHead title={texts.editTitle(opened.name)} />
      <TemplateEditor
        key={opened.updatedAt}
        opened={opened}
        saveText={texts.saveVersion(accepted.version + 1)}
        saving={change.isPending}
        error={stale && conflict ? null : change.error}
        notice={notice}
        preview={(template) => <ChatPreview template={template} />}
        onSave={save}
        onDirty={setDirty}
        onCancel={() => onLeave(false)}
      />
    </>
  );
}
