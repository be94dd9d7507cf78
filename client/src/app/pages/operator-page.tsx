import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Operator, OperatorState } from '../../../../shared/contracts/operators.ts';
import { IconChat, IconPlus } from '../../components/ui/icons.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { Tag } from '../../components/ui/tag.tsx';
import { When } from '../../components/ui/when.tsx';
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
import { OpenPanel } from './open-panel.tsx';
import classes from './subject-page.module.css';
import { WithoutSubject } from './without-subject.tsx';

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
        <WithoutSubject found={found} missing={texts.missing} />
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
          <OpenPanel of={{ operatorId: id }} texts={texts} mayManage={mayManage} />
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
        {texts.added} <When at={operator.createdAt} inSentence />
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
