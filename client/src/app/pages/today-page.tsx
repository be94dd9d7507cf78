import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLiveState } from '../../api/live-state.ts';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { IconList, IconPlus } from '../../components/ui/icons.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { When } from '../../components/ui/when.tsx';
import { todayQuery } from '../../features/assignments/api/today.ts';
import { JobGroups } from '../../features/assignments/components/job-groups.tsx';
import type { JobFilter } from '../../features/assignments/job-filter.ts';
import { useNextChange } from '../../features/assignments/use-next-change.ts';
import { may } from '../../features/session/may.ts';
import { NokFeed } from '../../features/today/components/nok-feed.tsx';
import { Numbers } from '../../features/today/components/numbers.tsx';
import { todayTexts } from '../../texts/today.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AnswerLink } from '../links/answer-link.tsx';
import { ButtonLink } from '../links/button-link.tsx';
import { SubmissionLink } from '../links/submission-link.tsx';
import { TodayLink } from '../links/today-link.tsx';
import { paths } from '../paths.ts';
import { RowActs } from '../row-acts.tsx';
import classes from './today-page.module.css';

const route = getRouteApi('/signed-in/');

/** What a manager acts on today: five numbers, all jobs by how pressing they are, and what is NOK, live. */
export function TodayPage() {
  const texts = useTexts(todayTexts);
  const { group: filter } = route.useSearch();
  const mayManage = may(route.useRouteContext().user, 'manager');
  const today = useQuery(todayQuery);
  useNextChange(today.data, today.dataUpdatedAt);
  const assign = mayManage && (
    <ButtonLink to={paths.assign} leftSection={<IconPlus />} data-testid="assign-open">
      {texts.assign}
    </ButtonLink>
  );
  const head = <PageHead title={texts.title} lead={<Lead asOf={today.data?.asOf} />} action={assign} />;
  if (!today.data)
    return (
      <>
        {head}
        {today.error ? (
          <ErrorNotice error={today.error} onRetry={() => void today.refetch()} />
        ) : (
          <LoadingRows rows={6} height={84} />
        )}
      </>
    );
  return (
    <>
      {head}
      {today.isRefetchError && (
        <div className={classes.notice}>
          <ErrorNotice title={texts.refreshFailed} error={today.error} onRetry={() => void today.refetch()} />
        </div>
      )}
      <Numbers today={today.data} filter={filter} FilterLink={TodayLink} />
      {today.data.notGoodAnswers > 0 && (
        <a className={classes.jump} href="#nok-answers">
          {texts.nok.jump(today.data.notGoodAnswers)}
        </a>
      )}
      <div className={classes.columns}>
        <div className={classes.jobs}>
          <JobGroups
            today={today.data}
            answeredAt={today.dataUpdatedAt}
            filter={filter}
            actions={(job) => mayManage && <RowActs job={job} />}
            SubmissionLink={SubmissionLink}
            showGroup={(wanted, count) => <ShowGroup filter={wanted}>{texts.showGroup(count)}</ShowGroup>}
            empty={<Empty filtered={filter !== undefined} />}
          />
          {filter && <ShowGroup>{texts.showAll}</ShowGroup>}
        </div>
        <aside className={classes.side} id="nok-answers">
          <NokFeed count={today.data.notGoodAnswers} AnswerLink={AnswerLink} />
        </aside>
      </div>
    </>
  );
}

/** While nothing comes in by itself, how old it is what stands there. */
function Lead({ asOf }: { asOf: string | undefined }) {
  const texts = useTexts(todayTexts);
  const lost = useLiveState() === 'lost';
  if (!lost || !asOf) return texts.lead;
  return (
    <span data-testid="as-of">
      {texts.asOf} <When at={asOf} />
    </span>
  );
}

function ShowGroup({ filter, children }: { filter?: JobFilter; children: ReactNode }) {
  return (
    <ButtonLink to={paths.today} search={filter ? { group: filter } : {}} variant="default">
      {children}
    </ButtonLink>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const texts = useTexts(todayTexts);
  return (
    <EmptyState
      icon={<IconList size={26} />}
      title={filtered ? texts.emptyFilterTitle : texts.emptyTitle}
      text={filtered ? texts.emptyFilterText : texts.emptyText}
    />
  );
}
