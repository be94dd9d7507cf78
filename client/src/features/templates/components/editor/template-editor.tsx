import { Button, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useEffect, useMemo, useReducer, useState } from 'react';
import type { z } from 'zod';
import type { createTemplate, Template } from '../../../../../../shared/contracts/templates.ts';
import { ApiError } from '../../../../api/api-error.ts';
import { ErrorNotice } from '../../../../components/ui/error-notice.tsx';
import { UndoBar } from '../../../../components/ui/undo-bar.tsx';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { checkDraft, type Faults, faultsOf, hasFaults, noFaults } from '../../editor/check-draft.ts';
import type { WrittenTemplate } from '../../editor/task-draft.ts';
import { beginDraft, edit, type TemplateDraft, written } from '../../editor/template-draft.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { TaskList } from './task-list.tsx';
import classes from './template-editor.module.css';

type Body = z.output<typeof createTemplate.body>;

interface Props {
  /** What was there when the editor was opened; null: a new template. */
  opened: Pick<Template, 'name' | 'tasks'> | null;
  saveText: string;
  saving: boolean;
  error: Error | null;
  onSave: (body: Body) => void;
  onCancel: () => void;
  /** Told whether there is something to lose, each time that this changes. */
  onDirty?: (dirty: boolean) => void;
  /** Between the editor and its tasks: what else there is to know before saving. */
  notice?: ReactNode;
  /** Beside the editor: how it will look on the phone. */
  preview?: (template: WrittenTemplate) => ReactNode;
}

/** Writes a checklist template: its name, its tasks and their order. Give it a key: it begins anew with another one. */
export function TemplateEditor(props: Props) {
  const texts = useTexts(templateEditorTexts);
  const [draft, dispatch] = useReducer(edit, props.opened, beginDraft);
  const [tried, setTried] = useState(false);
  const template = useMemo(
    () => written({ name: draft.name, tasks: draft.tasks }),
    [draft.name, draft.tasks],
  );
  const [before] = useState(() => JSON.stringify(template));
  const dirty = JSON.stringify(template) !== before;
  const { onDirty } = props;
  useEffect(() => onDirty?.(dirty), [onDirty, dirty]);
  const checked = useMemo(() => checkDraft(template, draft.tasks), [template, draft.tasks]);
  const refused = useRefused(props.error, draft);
  const faults = (tried && checked.faults) || refused;
  const save = () => {
    setTried(true);
    if (checked.body && !props.saving) props.onSave(checked.body);
    const [first] = draft.tasks.filter((task) => checked.faults?.byTask[task.key]);
    if (!first) return;
    dispatch({ kind: 'open', key: first.key });
    dispatch({ kind: 'focus', key: first.key });
  };
  useHotkeys([['mod+S', save]], []);
  const preview = props.preview?.(template);
  return (
    <div className={classes.columns} data-with-preview={preview !== undefined}>
      <div className={classes.editor}>
        {props.notice}
        <TextInput
          label={texts.name}
          placeholder={texts.namePlaceholder}
          size="md"
          dir="auto"
          maxLength={120}
          value={draft.name}
          onChange={(event) => dispatch({ kind: 'rename', name: event.currentTarget.value })}
          error={faults.name}
          data-autofocus
          data-testid="template-name"
        />
        <TaskList draft={draft} faults={faults} dispatch={dispatch} />
        {draft.removed && (
          <UndoBar
            text={texts.removed(draft.removed.task.taskName)}
            undo={texts.undo}
            onUndo={() => dispatch({ kind: 'undo' })}
          />
        )}
        {props.error && !hasFaults(refused) && <ErrorNotice error={props.error} />}
        <SaveBar {...props} dirty={dirty} faults={faults} onSave={save} />
      </div>
      {preview !== undefined && <aside className={classes.preview}>{preview}</aside>}
      <LeaveGuard dirty={dirty && !props.saving} />
    </div>
  );
}

/** What the server found, at the tasks as they stood when it was asked. */
function useRefused(error: Error | null, draft: TemplateDraft): Faults {
  const [refused, setRefused] = useState<{ error: Error | null; faults: Faults }>({
    error: null,
    faults: noFaults,
  });
  if (refused.error === error) return refused.faults;
  const faults = error instanceof ApiError ? faultsOf(error.fields, draft.tasks) : noFaults;
  setRefused({ error, faults });
  return faults;
}

function SaveBar(props: {
  dirty: boolean;
  faults: Faults;
  saving: boolean;
  saveText: string;
  onSave: () => void;
  onCancel: () => void;
}) {
  const texts = useTexts(templateEditorTexts);
  const wrong = Object.values(props.faults.byTask).reduce((n, task) => n + Object.keys(task).length, 0);
  const total = wrong + Number(props.faults.name !== undefined) + Number(props.faults.tasks !== undefined);
  const state = props.dirty ? texts.unsaved : texts.nothing;
  return (
    <div className={classes.bar}>
      <span className={classes.state} role="status" data-wrong={total > 0}>
        {total > 0 ? texts.faults(total) : state}
      </span>
      <Button variant="default" onClick={props.onCancel}>
        {texts.cancel}
      </Button>
      <Button
        onClick={props.onSave}
        loading={props.saving}
        disabled={!props.dirty}
        data-testid="template-save"
      >
        {props.saveText}
      </Button>
    </div>
  );
}
