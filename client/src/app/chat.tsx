import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { User } from '../../../shared/contracts/auth.ts';
import type { Conversation } from '../../../shared/contracts/conversations.ts';
import { EmptyState } from '../components/ui/empty-state.tsx';
import { ErrorNotice } from '../components/ui/error-notice.tsx';
import { IconChat, IconLeft } from '../components/ui/icons.tsx';
import { LoadingRows } from '../components/ui/loading-rows.tsx';
import { assignmentQuery } from '../features/assignments/api/one.ts';
import { ChatActs } from '../features/conversations/components/chat-acts.tsx';
import { ChatHead } from '../features/conversations/components/chat-head.tsx';
import { ChatLog } from '../features/conversations/components/chat-log.tsx';
import { Composer } from '../features/conversations/components/composer.tsx';
import type { ConversationsWanted } from '../features/conversations/conversation-filter.ts';
import { may } from '../features/session/may.ts';
import { settingsQuery } from '../features/site/api/settings.ts';
import { transcriptQuery } from '../features/submissions/api/transcript.ts';
import { Bubble } from '../features/submissions/components/bubble.tsx';
import { chatPhotos } from '../features/submissions/shown-photos.ts';
import { conversationsTexts } from '../texts/conversations.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ButtonLink } from './links/button-link.tsx';
import { paths } from './paths.ts';

const AssignmentActs = lazy(async () => ({
  default: (await import('./assignment-acts.tsx')).AssignmentActs,
}));
const PhotoViewer = lazy(async () => ({
  default: (await import('../features/submissions/components/photo-viewer.tsx')).PhotoViewer,
}));

interface Props {
  conversation: Conversation;
  user: Pick<User, 'role'>;
  /** What the list beside it shows, for the way back. */
  wanted: ConversationsWanted;
}

/** One chat: whose it is, what was said, and where to write. */
export function Chat({ conversation, user, wanted }: Props) {
  const texts = useTexts(conversationsTexts);
  const { data: settings } = useQuery(settingsQuery);
  const mayManage = may(user, 'manager');
  const { submissionId, operatorId } = conversation;
  const back = (
    <ButtonLink
      to={paths.conversations}
      search={wanted}
      variant="subtle"
      size="xs"
      ml={-8}
      leftSection={<IconLeft size={15} />}
    >
      {texts.back}
    </ButtonLink>
  );
  const links = (
    <>
      <ButtonLink to={paths.submission} params={{ submissionId }} variant="subtle" size="xs" px={8}>
        {texts.submission}
      </ButtonLink>
      <ButtonLink
        to={paths.operator}
        params={{ operatorId: String(operatorId) }}
        variant="subtle"
        size="xs"
        px={8}
      >
        {texts.operator}
      </ButtonLink>
    </>
  );
  return (
    <>
      <ChatHead
        conversation={conversation}
        back={back}
        links={links}
        acts={
          mayManage && (
            <ChatActs
              conversation={conversation}
              more={<MoreActs assignmentId={conversation.assignmentId} />}
            />
          )
        }
      />
      <Messages submissionId={submissionId} operatorName={conversation.operatorName} />
      <Composer
        conversation={conversation}
        mayManage={mayManage}
        hasTemplate={settings?.messageTemplate != null}
      />
    </>
  );
}

/** What can be done with the assignment itself: give it to somebody else, send it on its way again, cancel it. */
function MoreActs({ assignmentId }: { assignmentId: string }) {
  const { data } = useQuery(assignmentQuery(assignmentId));
  return <Suspense fallback={null}>{data && <AssignmentActs assignment={data} />}</Suspense>;
}

function Messages({ submissionId, operatorName }: Pick<Conversation, 'submissionId' | 'operatorName'>) {
  const texts = useTexts(conversationsTexts);
  const { data, error, refetch } = useQuery(transcriptQuery(submissionId));
  const [openUrl, setOpenUrl] = useState<string | null>(null);
  const messages = data?.items;
  return (
    <>
      <ChatLog newestId={messages?.at(-1)?.id ?? ''}>
        {error && !messages && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!messages && !error && <LoadingRows rows={4} height={56} />}
        {messages?.length === 0 && (
          <EmptyState icon={<IconChat size={26} />} title={texts.chatEmpty} text={texts.chatEmptyText} />
        )}
        {messages?.map((message) => (
          <Bubble key={message.id} message={message} operatorName={operatorName} onOpenPhoto={setOpenUrl} />
        ))}
      </ChatLog>
      {openUrl !== null && (
        <Suspense fallback={null}>
          <PhotoViewer photos={chatPhotos(messages ?? [])} url={openUrl} onShow={setOpenUrl} />
        </Suspense>
      )}
    </>
  );
}
