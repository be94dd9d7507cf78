import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useOnceKey } from '../../api/use-once-key.ts';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { may } from '../../features/session/may.ts';
import { createTemplateMutation } from '../../features/templates/api/save-template.ts';
import { TemplateEditor } from '../../features/templates/components/editor/template-editor.tsx';
import { ChatPreview } from '../../features/templates/components/play/chat-preview.tsx';
import { templateEditorTexts } from '../../texts/template-editor.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/templates/new');

/** Writes a checklist template from nothing. */
export function NewTemplatePage() {
  const texts = useTexts(templateEditorTexts);
  const { user } = route.useRouteContext();
  const navigate = route.useNavigate();
  const onceKey = useOnceKey();
  const create = useMutation(createTemplateMutation);
  if (!may(user, 'manager')) return <NoPermission title={texts.notAllowed} needs="manager" />;
  return (
    <>
      <PageHead title={texts.newTitle} lead={texts.newLead} />
      <TemplateEditor
        opened={null}
        saveText={texts.save}
        saving={create.isPending}
        error={create.error}
        onSave={(body) =>
          create.mutate(
            { body, key: onceKey(body) },
            {
              onSuccess: ({ id }) =>
                void navigate({
                  to: paths.template,
                  params: { templateId: String(id) },
                  ignoreBlocker: true,
                }),
            },
          )
        }
        preview={(template) => <ChatPreview template={template} />}
        onCancel={() => void navigate({ to: paths.templates })}
      />
    </>
  );
}
