import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EndingRow } from '../../../components/ui/ending-row.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import panelList from '../../../components/ui/panel-list.module.css';
import { When } from '../../../components/ui/when.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { invitationsQuery, withdrawMutation } from '../api/invitations.ts';

/** Invitations that nobody has taken up yet; nothing when there are none. */
export function InvitationsPanel() {
  const texts = useTexts(peopleTexts).invitations;
  const { roles } = useTexts();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(invitationsQuery);
  const withdraw = useMutation({
    ...withdrawMutation,
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const failure = error ?? withdraw.error;
  if (!failure && !data?.items.length) return null;
  return (
    <Panel title={texts.title} lead={texts.lead}>
      {failure && <ErrorNotice error={failure} onRetry={() => void refetch()} />}
      <ul className={panelList.list}>
        {data?.items.map(({ id, email, role, invitedBy, expiresAt }) => (
          <EndingRow
            key={id}
            testId="invitation"
            title={email}
            detail={
              <>
                {texts.detail(roles[role], invitedBy)}, {texts.until} <When at={expiresAt} />
              </>
            }
            end={{
              text: texts.withdraw,
              label: texts.withdrawLabel(email),
              pending: withdraw.isPending && withdraw.variables === id,
              onEnd: () => withdraw.mutate(id),
            }}
          />
        ))}
      </ul>
    </Panel>
  );
}
