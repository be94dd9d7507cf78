import { Group, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Template } from '../../../../shared/contracts/templates.ts';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { IconEdit } from '../../components/ui/icons.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { Tag } from '../../components/ui/tag.tsx';
import { UndoBar } from '../../components/ui/undo-bar.tsx';
import { When } from '../../components/ui/when.tsx';
import { may } from '../../features/session/may.ts';
import { templateQuery } from '../../features/templates/api/template.ts';
import { TemplateMenu } from '../../features/templates/components/template-menu.tsx';
import { TemplateQuestions } from '../../features/templates/components/template-questions.tsx';
import { VersionList } from '../../features/templates/components/version-list.tsx';
import { useTemplateActs } from '../../features/templates/template-acts.ts';
import { templatesTexts } from '../../texts/templates.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/templates/$templateId');

/** One checklist template: its tasks, and how it came to be what it is. */
export function TemplatePage() {
  const texts = useTexts(templatesTexts);
  const { templateId } = route.useParams();
  const { data, error, refetch } = useQuery(templateQuery(Number(templateId)));
  if (error && !data)
    return (
      <>
        <PageHead title={texts.oneTitle} />
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </>
    );
  if (!data) return <LoadingRows rows={5} height={64} />;
  return <Shown template={data} />;
}

function Shown({ template }: { template: Template }) {
  const texts = useTexts(templatesTexts);
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = may(route.useRouteContext().user, 'manager');
  const { acts, said, error } = useTemplateActs(
    (id) => void navigate({ to: paths.editTemplate, params: { templateId: String(id) } }),
  );
  return (
    <>
      <PageHead
        title={template.name}
        lead={<Lead template={template} />}
        action={
          <Group gap="xs">
            {mayManage && (
              <ButtonLink
                to={paths.editTemplate}
                params={{ templateId: String(template.id) }}
                leftSection={<IconEdit />}
              >
                {texts.edit}
              </ButtonLink>
            )}
            <TemplateMenu template={template} acts={mayManage ? acts : null} />
          </Group>
        }
      />
      <Stack gap="md">
        {error && <ErrorNotice title={texts.failed} error={error} />}
        {said && <UndoBar {...said} />}
        <Tabs
          value={tab ?? 'questions'}
          onChange={(next) =>
            void navigate({ search: next === 'versions' ? { tab: 'versions' } : {}, replace: true })
          }
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="questions">{texts.tabs.questions}</Tabs.Tab>
            <Tabs.Tab value="versions">{texts.tabs.versions}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="questions">
            <TemplateQuestions template={template} mayPlay={mayManage} />
          </Tabs.Panel>
          <Tabs.Panel value="versions">
            <VersionList template={template} mayManage={mayManage} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </>
  );
}

function Lead({ template }: { template: Template }) {
  const texts = useTexts(templatesTexts);
  return (
    <>
      {texts.version(template.version)} · {texts.tasks(template.tasks.length)} · {texts.changed}{' '}
      <When at={template.updatedAt} /> {template.archived && <Tag tone="quiet">{texts.archived}</Tag>}
    </>
  );
}
