import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import panelList from '../../../components/ui/panel-list.module.css';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { endOtherSessionsMutation, endSessionMutation, sessionsQuery } from '../api/sessions.ts';
import { SessionRow } from './session-row.tsx';

/** Where one is signed in, and the way out there. */
export function SessionsPanel() {
  const texts = useTexts(accountTexts).sessions;
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({ ...endSessionMutation, onSettled });
  const endOthers = useMutation({ ...endOtherSessionsMutation, onSettled });
  const failure = error ?? end.error ?? endOthers.error;
  const others = data?.items.some(({ current }) => !current);
  return (
    <Panel
      title={texts.title}
      lead={texts.lead}
      action={
        others && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {texts.endOthers}
          </Button>
        )
      }
    >
      {failure && <ErrorNotice error={failure} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={2} height={44} />}
      {data && (
        <ul className={panelList.list}>
          {data.items.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              ending={end.isPending && end.variables === session.id}
              onEnd={() => end.mutate(session.id)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
