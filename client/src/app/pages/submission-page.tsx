import { Button, Group, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { IconDownload, IconLeft, IconPrint } from '../../components/ui/icons.tsx';
import { assignmentQuery } from '../../features/assignments/api/one.ts';
import { AssignmentNote } from '../../features/assignments/components/assignment-note.tsx';
import { may } from '../../features/session/may.ts';
import { downloadAddresses } from '../../features/submissions/api/downloads.ts';
import { SubmissionLoader } from '../../features/submissions/components/submission-loader.tsx';
import { SubmissionView } from '../../features/submissions/components/submission-view.tsx';
import { submissionsTexts } from '../../texts/submissions.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AssignmentActs } from '../assignment-acts.tsx';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/submissions/$submissionId');

/** One submission: answers, photos, the review and the chat. */
export function SubmissionPage() {
  const texts = useTexts(submissionsTexts);
  const { submissionId } = route.useParams();
  const { order = 'asked', tab = 'answers' } = route.useSearch();
  const { user } = route.useRouteContext();
  const navigate = route.useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const turn = (change: { order?: 'asked' | 'failed'; tab?: 'answers' | 'chat' }) =>
    void navigate({
      search: (old) => ({ ...old, ...change }),
      hash: true,
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <ButtonLink
        to={paths.submissions}
        variant="subtle"
        size="compact-sm"
        mb="sm"
        ml={-6}
        leftSection={<IconLeft size={15} />}
      >
        {texts.back}
      </ButtonLink>
      <SubmissionLoader key={submissionId} submissionId={submissionId}>
        {(submission) => (
          <SubmissionView
            submission={submission}
            mayReview={may(user, 'reviewer')}
            note={<AssignmentNote assignmentId={submission.assignmentId} />}
            actions={
              <Group gap="xs" wrap="nowrap">
                <Downloads submissionId={submissionId} />
                {may(user, 'manager') && <Acts assignmentId={submission.assignmentId} />}
              </Group>
            }
            order={order}
            tab={tab}
            hash={hash}
            onOrder={(next) => turn({ order: next })}
            onTab={(next) => turn({ tab: next })}
          />
        )}
      </SubmissionLoader>
    </>
  );
}

function Acts({ assignmentId }: { assignmentId: string }) {
  const { data } = useQuery(assignmentQuery(assignmentId));
  return data ? <AssignmentActs assignment={data} /> : null;
}

function Downloads({ submissionId }: { submissionId: string }) {
  const texts = useTexts(submissionsTexts);
  const { pdf, csv } = downloadAddresses(submissionId);
  return (
    <Menu position="bottom-end" shadow="md" radius="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {texts.download}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <PrintItem submissionId={submissionId} />
        <Menu.Item component="a" href={pdf} download leftSection={<IconDownload size={16} />}>
          {texts.pdf}
        </Menu.Item>
        <Menu.Item component="a" href={csv} download leftSection={<IconDownload size={16} />}>
          {texts.csv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function PrintItem({ submissionId }: { submissionId: string }) {
  const texts = useTexts(submissionsTexts);
  const navigate = route.useNavigate();
  return (
    <Menu.Item
      leftSection={<IconPrint size={16} />}
      onClick={() => void navigate({ to: paths.submissionPrint, params: { submissionId } })}
    >
      {texts.print}
    </Menu.Item>
  );
}
