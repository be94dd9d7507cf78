import { getRouteApi } from '@tanstack/react-router';
import { IconLeft } from '../../components/ui/icons.tsx';
import { SubmissionLoader } from '../../features/submissions/components/submission-loader.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/submissions/$submissionId');

/** One submission: answers, photos and the chat. */
export function SubmissionPage() {
  const texts = useTexts();
  const { submissionId } = route.useParams();
  return (
    <>
      <ButtonLink
        to={paths.today}
        variant="subtle"
        size="compact-sm"
        mb="sm"
        ml={-6}
        leftSection={<IconLeft size={15} />}
      >
        {texts.nav.today}
      </ButtonLink>
      <SubmissionLoader key={submissionId} submissionId={submissionId} />
    </>
  );
}
