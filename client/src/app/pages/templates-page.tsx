import { Button, Group, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { IconPlus, IconUpload } from '../../components/ui/icons.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { UndoBar } from '../../components/ui/undo-bar.tsx';
import { WhenFirst } from '../../components/ui/when-first.tsx';
import { may } from '../../features/session/may.ts';
import { templatesQuery } from '../../features/templates/api/list-templates.ts';
import { NoTemplates } from '../../features/templates/components/no-templates.tsx';
import { TemplateFilters } from '../../features/templates/components/template-filters.tsx';
import { TemplateTable } from '../../features/templates/components/template-table.tsx';
import { useTemplateActs } from '../../features/templates/template-acts.ts';
import { templatesTexts } from '../../texts/templates.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { TemplateLink } from '../links/template-link.tsx';
import { paths } from '../paths.ts';

const ImportDialog = lazy(async () => ({
  default: (await import('../../features/templates/components/import-dialog.tsx')).ImportDialog,
}));

const route = getRouteApi('/signed-in/templates');

/** All checklist templates: found, sorted, and what can be done with each. */
export function TemplatesPage() {
  const texts = useTexts(templatesTexts);
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = may(route.useRouteContext().user, 'manager');
  const [importing, setImporting] = useState(false);
  const { acts, said, error } = useTemplateActs(
    (id) => void navigate({ to: paths.editTemplate, params: { templateId: String(id) } }),
  );
  const open = (id: number) => void navigate({ to: paths.template, params: { templateId: String(id) } });
  return (
    <>
      <PageHead
        title={texts.title}
        lead={texts.lead}
        action={mayManage && <Actions onImport={() => setImporting(true)} />}
      />
      <TemplateFilters
        filter={filter}
        onChange={(changed) =>
          void navigate({ search: { ...filter, ...changed } as typeof filter, replace: true })
        }
      />
      <Stack gap="sm">
        {error && <ErrorNotice title={texts.failed} error={error} />}
        {said && <UndoBar {...said} />}
        <List filter={filter} acts={mayManage ? acts : null} />
      </Stack>
      <WhenFirst wanted={importing}>
        {(opened) => <ImportDialog opened={opened} onClose={() => setImporting(false)} onMade={open} />}
      </WhenFirst>
    </>
  );
}

function Actions({ onImport }: { onImport: () => void }) {
  const texts = useTexts(templatesTexts);
  return (
    <Group gap="sm">
      <Button variant="default" leftSection={<IconUpload />} onClick={onImport}>
        {texts.import}
      </Button>
      <ButtonLink to={paths.newTemplate} leftSection={<IconPlus />}>
        {texts.add}
      </ButtonLink>
    </Group>
  );
}

function List(props: {
  filter: ReturnType<typeof route.useSearch>;
  acts: Parameters<typeof TemplateTable>[0]['acts'];
}) {
  const frame = useTexts();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    templatesQuery(props.filter),
  );
  if (error && !data)
    return <ErrorNotice title={frame.app.loadFailed} error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={6} height={52} />;
  const templates = data.pages.flatMap((page) => page.items);
  if (templates.length === 0) return <NoTemplates filter={props.filter} mayManage={props.acts !== null} />;
  return (
    <>
      <TemplateTable templates={templates} acts={props.acts} TemplateLink={TemplateLink} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {frame.app.more}
        </Button>
      )}
    </>
  );
}
