import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { may } from '../../features/session/may.ts';
import { templateQuery } from '../../features/templates/api/template.ts';
import { EditTemplate } from '../../features/templates/components/editor/edit-template.tsx';
import { templateEditorTexts } from '../../texts/template-editor.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/templates/$templateId/edit');

/** Changes a checklist template; what is saved is a new version. */
export function EditTemplatePage() {
  const texts = useTexts(templateEditorTexts);
  const { user } = route.useRouteContext();
  const { templateId } = route.useParams();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(templateQuery(Number(templateId)));
  if (!may(user, 'manager')) return <NoPermission title={texts.notAllowed} needs="manager" />;
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={5} height={56} />;
  return (
    <EditTemplate
      key={templateId}
      current={data}
      onLeave={(saved) => void navigate({ to: paths.template, params: { templateId }, ignoreBlocker: saved })}
    />
  );
}
