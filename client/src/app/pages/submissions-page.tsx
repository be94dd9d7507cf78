import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconDownload, IconList } from '../../components/ui/icons.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { exportAddress } from '../../features/submissions/api/rows.ts';
import { SubmissionFilters } from '../../features/submissions/components/submission-filters.tsx';
import { SubmissionTable } from '../../features/submissions/components/submission-table.tsx';
import { isFiltered } from '../../features/submissions/submission-filters.ts';
import { submissionsTexts } from '../../texts/submissions.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { SubmissionLink } from '../links/submission-link.tsx';

const route = getRouteApi('/signed-in/submissions');

/** All submissions, filtered by the address. */
export function SubmissionsPage() {
  const texts = useTexts(submissionsTexts);
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const filtered = isFiltered(filters);
  const exported = (
    <Button
      component="a"
      href={exportAddress(filters)}
      download
      variant="default"
      leftSection={<IconDownload size={16} />}
    >
      {texts.exportList}
    </Button>
  );
  const empty = (
    <EmptyState
      icon={<IconList size={26} />}
      title={filtered ? texts.noneTitle : texts.emptyTitle}
      text={filtered ? texts.noneText : texts.emptyText}
    />
  );
  return (
    <>
      <PageHead title={texts.title} lead={texts.lead} action={exported} />
      <SubmissionFilters
        filters={filters}
        onChange={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
        onClear={() => void navigate({ search: {}, replace: true })}
      />
      <SubmissionTable filters={filters} Link={SubmissionLink} empty={empty} />
    </>
  );
}
