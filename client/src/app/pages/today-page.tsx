import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconList, IconPlus } from '../../components/ui/icons.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { AssignmentList } from '../../features/assignments/components/assignment-list.tsx';
import { StatusFilter } from '../../features/assignments/components/status-filter.tsx';
import { may } from '../../features/session/may.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { SubmissionLink } from '../links/submission-link.tsx';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/');

/** The live list: what is assigned, to whom, and how far it is. */
export function TodayPage() {
  const texts = useTexts().today;
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = may(route.useRouteContext().user, 'manager');
  const assign = mayManage && (
    <ButtonLink to={paths.assign} leftSection={<IconPlus />} data-testid="assign-open">
      {texts.assign}
    </ButtonLink>
  );
  const empty = status ? (
    <EmptyState
      icon={<IconList size={26} />}
      title={texts.emptyFilterTitle}
      text={texts.emptyFilterText}
      action={
        <ButtonLink to={paths.today} search={{}} variant="default">
          {texts.showAll}
        </ButtonLink>
      }
    />
  ) : (
    <EmptyState icon={<IconList size={26} />} title={texts.emptyTitle} text={texts.emptyText} />
  );
  return (
    <>
      <PageHead title={texts.title} lead={texts.lead} action={assign} />
      <StatusFilter
        status={status}
        onChange={(next) => void navigate({ search: next ? { status: next } : {}, replace: true })}
      />
      <AssignmentList status={status} mayManage={mayManage} SubmissionLink={SubmissionLink} empty={empty} />
    </>
  );
}
