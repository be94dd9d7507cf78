import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Machine } from '../../../../shared/contracts/machines.ts';
import { IconPlus } from '../../components/ui/icons.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { Tag } from '../../components/ui/tag.tsx';
import { When } from '../../components/ui/when.tsx';
import { machineQuery } from '../../features/machines/api/machine.ts';
import { machineStatesQuery } from '../../features/machines/api/machine-states.ts';
import { MachineActions } from '../../features/machines/components/machine-actions.tsx';
import { NokList } from '../../features/machines/components/nok-list.tsx';
import { may } from '../../features/session/may.ts';
import { SubmissionHistory } from '../../features/submissions/components/submission-history.tsx';
import { MachineTrends } from '../../features/trends/components/machine-trends.tsx';
import { machinesTexts } from '../../texts/machines.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AnswerLink } from '../links/answer-link.tsx';
import { BackLink } from '../links/back-link.tsx';
import { ButtonLink } from '../links/button-link.tsx';
import { SubmissionLink } from '../links/submission-link.tsx';
import { paths } from '../paths.ts';
import { OpenPanel } from './open-panel.tsx';
import classes from './subject-page.module.css';
import { WithoutSubject } from './without-subject.tsx';

const route = getRouteApi('/signed-in/machines/$machineId');

/** One machine: what is open on it, what was NOK of late, and its history. */
export function MachinePage() {
  const texts = useTexts(machinesTexts);
  const id = Number(route.useParams().machineId);
  const mayManage = may(route.useRouteContext().user, 'manager');
  const found = useQuery(machineQuery(id));
  const { data: states } = useQuery(machineStatesQuery(found.data ? [id] : []));
  const back = <BackLink to={paths.machines} text={texts.back} />;
  if (!found.data) {
    return (
      <>
        {back}
        <WithoutSubject found={found} missing={texts.missing} />
      </>
    );
  }
  const machine = found.data;
  const acts = mayManage && (
    <div className={classes.actions}>
      {!machine.archived && (
        <ButtonLink to={paths.assign} search={{ machineId: machine.id }} leftSection={<IconPlus />}>
          {texts.assign}
        </ButtonLink>
      )}
      <MachineActions machine={machine} state={states?.get(id)} />
    </div>
  );
  return (
    <>
      {back}
      <PageHead title={machine.name} lead={<Facts machine={machine} />} action={acts} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <OpenPanel of={{ machineId: id }} texts={texts} mayManage={mayManage} />
          <Panel title={texts.historyTitle}>
            <SubmissionHistory of={{ machineId: id }} SubmissionLink={SubmissionLink} />
          </Panel>
        </div>
        <div className={classes.column}>
          <Panel title={texts.nokTitle} lead={texts.nokLead}>
            <NokList machineId={id} AnswerLink={AnswerLink} />
          </Panel>
        </div>
      </div>
      <MachineTrends
        machineId={id}
        link={(submissionId, content) => (
          <SubmissionLink submissionId={submissionId}>{content}</SubmissionLink>
        )}
      />
    </>
  );
}

function Facts({ machine }: { machine: Machine }) {
  const texts = useTexts(machinesTexts);
  return (
    <div className={classes.facts}>
      {machine.code && <bdi>{machine.code}</bdi>}
      {machine.location && <bdi>{machine.location}</bdi>}
      <span>
        {texts.added} <When at={machine.createdAt} inSentence />
      </span>
      {machine.archived && <Tag tone="quiet">{texts.archived}</Tag>}
    </div>
  );
}
