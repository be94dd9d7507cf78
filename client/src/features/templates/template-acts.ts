import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Template } from '../../../../shared/contracts/templates.ts';
import { useOnceKey } from '../../api/use-once-key.ts';
import { templatesTexts } from '../../texts/templates.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { duplicateTemplateMutation } from './api/duplicate-template.ts';
import { changeTemplateMutation } from './api/save-template.ts';

export interface TemplateActs {
  edit: (id: number) => void;
  /** Makes a copy and goes on to edit it. */
  duplicate: (template: Template) => void;
  archive: (template: Template, archived: boolean) => void;
}

/** The acts on templates of a page, what the last one said, and the way back from it. */
export function useTemplateActs(edit: (id: number) => void) {
  const texts = useTexts(templatesTexts);
  const [archived, setArchived] = useState<Template | null>(null);
  const onceKey = useOnceKey();
  const duplicate = useMutation(duplicateTemplateMutation);
  const change = useMutation(changeTemplateMutation);
  const archive = (template: Template, wanted: boolean) => {
    setArchived(null);
    const { id, updatedAt } = template;
    change.mutate({ id, updatedAt, body: { archived: wanted } }, { onSuccess: setArchived });
  };
  const acts: TemplateActs = {
    edit,
    archive,
    duplicate: ({ id, name }) => {
      const copy = { id, name: texts.copyOf(name) };
      duplicate.mutate({ ...copy, key: onceKey(copy) }, { onSuccess: (made) => edit(made.id) });
    },
  };
  const said = archived && {
    text: archived.archived ? texts.wasArchived(archived.name) : texts.wasBroughtBack(archived.name),
    undo: texts.undo,
    onUndo: () => archive(archived, !archived.archived),
  };
  return { acts, said, error: duplicate.error ?? change.error };
}
