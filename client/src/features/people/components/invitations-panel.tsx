import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { When } from '../../../components/ui/when.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { invitationsQuery, withdrawMutation } from '../api/invitations.ts';
import classes from './invitations-panel.module.css';

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
      <ul className={classes.list}>
        {data?.items.map(({ id, email, role, invitedBy, expiresAt }) => (
          <li key={id} className={classes.row} data-testid="invitation">
            <div className={classes.words}>
              <div className={classes.email}>{email}</div>
              <div className={classes.detail}>
                {texts.detail(roles[role], invitedBy)}, {texts.until} <When at={expiresAt} />
              </div>
            </div>
            <Button
              variant="subtle"
              color="red.9"
              size="sm"
              className={classes.withdraw}
              aria-label={texts.withdrawLabel(email)}
              loading={withdraw.isPending && withdraw.variables === id}
              onClick={() => withdraw.mutate(id)}
            >
              {texts.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
