import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Operator, OperatorState } from '../../../../shared/contracts/operators.ts';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { IconChat, IconPlus } from '../../components/ui/icons.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { Tag } from '../../components/ui/tag.tsx';
import { When } from '../../components/ui/when.tsx';
import { OpenAssignments } from '../../features/assignments/components/open-assignments.tsx';
import { operatorQuery } from '../../features/operators/api/operator.ts';
import { operatorStatesQuery } from '../../features/operators/api/operator-states.ts';
import { OperatorActions } from '../../features/operators/components/operator-actions.tsx';
import { OperatorChat } from '../../features/operators/components/operator-chat.tsx';
import { OperatorReach } from '../../features/operators/components/operator-reach.tsx';
import { languageName } from '../../features/operators/language-name.ts';
import { may } from '../../features/session/may.ts';
import { Bubble } from '../../features/submissions/components/bubble.tsx';
import { SubmissionHistory } from '../../features/submissions/components/submission-history.tsx';
import { operatorsTexts } from '../../texts/operators.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { BackLink } from '../links/back-link.tsx';
import { ButtonLink } from '../links/button-link.tsx';
import { SubmissionLink } from '../links/submission-link.tsx';
import { paths } from '../paths.ts';
import { isMissing, MissingSubject } from './missing-subject.tsx';
import classes from './subject-page.module.css';

const AssignmentActs = lazy(async () => ({
  default: (await import('../assignment-acts.tsx')).AssignmentActs,
}));

const route = getRouteApi('/signed-in/operators/$operatorId');

/** One operator: whether they can be reached, what runs and waits, the history and the whole chat. */
export function OperatorPage() {
  const texts = useTexts(operatorsTexts);
  const id = Number(route.useParams().operatorId);
  const mayManage = may(route.useRouteContext().user, 'manager');
  const found = useQuery(operatorQuery(id));
  const { data: states } = useQuery(operatorStatesQuery(found.data ? [id] : []));
  const back = <BackLink to={paths.operators} text={texts.back} />;
  if (!found.data) {
    return (
      <>
        {back}
        {isMissing(found.error) && <MissingSubject text={texts.missing} />}
        {found.error && !isMissing(found.error) && (
          <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
        )}
        {found.isPending && <LoadingRows rows={5} height={80} />}
      </>
    );
  }
  const operator = found.data;
  const state = states?.get(id);
  return (
    <>
      {back}
      <PageHead
        title={operator.name}
        lead={<Facts operator={operator} />}
        action={mayManage && <Acts operator={operator} state={state} />}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Panel title={texts.reach}>
            <OperatorReach state={state} />
          </Panel>
          <Panel title={texts.openTitle}>
            <OpenAssignments
              of={{ operatorId: id }}
              SubmissionLink={SubmissionLink}
              empty={texts.openEmpty}
              actions={(assignment): ReactNode =>
                mayManage && (
                  <Suspense fallback={null}>
                    <AssignmentActs assignment={assignment} />
                  </Suspense>
                )
              }
            />
          </Panel>
          <Panel title={texts.historyTitle}>
            <SubmissionHistory of={{ operatorId: id }} SubmissionLink={SubmissionLink} />
          </Panel>
        </div>
        <div className={classes.column}>
          <Panel title={texts.chatTitle} lead={texts.chatLead}>
            <OperatorChat key={id} operator={operator} Message={Bubble} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Facts({ operator }: { operator: Operator }) {
  const texts = useTexts(operatorsTexts);
  return (
    <div className={classes.facts}>
      <bdi>{operator.phoneNumber}</bdi>
      <span>{languageName(operator.language)}</span>
      <span>
        {texts.added} <When at={operator.createdAt} />
      </span>
      {operator.archived && <Tag tone="quiet">{texts.archived}</Tag>}
    </div>
  );
}

function Acts({ operator, state }: { operator: Operator; state: OperatorState | undefined }) {
  const texts = useTexts(operatorsTexts);
  return (
    <div className={classes.actions}>
      {state?.conversationId && (
        <ButtonLink
          to={paths.conversation}
          params={{ sessionId: state.conversationId }}
          variant="default"
          leftSection={<IconChat />}
        >
          {texts.writeTo}
        </ButtonLink>
      )}
      {!operator.archived && (
        <ButtonLink to={paths.assign} search={{ operatorId: operator.id }} leftSection={<IconPlus />}>
          {texts.assign}
        </ButtonLink>
      )}
      <OperatorActions operator={operator} state={state} />
    </div>
  );
}
