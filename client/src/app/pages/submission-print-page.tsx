import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { IconLeft, IconPrint } from '../../components/ui/icons.tsx';
import { PrintView } from '../../features/submissions/components/print-view.tsx';
import { SubmissionLoader } from '../../features/submissions/components/submission-loader.tsx';
import { submissionsTexts } from '../../texts/submissions.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';
import classes from './submission-print-page.module.css';

const route = getRouteApi('/bare/submissions/$submissionId/print');

/** A submission as it comes out of a printer; the two buttons stay on the screen. */
export function SubmissionPrintPage() {
  const texts = useTexts(submissionsTexts);
  const { submissionId } = route.useParams();
  return (
    <main className={classes.page}>
      <div className={classes.bar}>
        <ButtonLink
          to={paths.submission}
          params={{ submissionId }}
          variant="subtle"
          leftSection={<IconLeft size={16} />}
        >
          {texts.printBack}
        </ButtonLink>
        <Button leftSection={<IconPrint size={16} />} onClick={() => window.print()}>
          {texts.printNow}
        </Button>
      </div>
      <SubmissionLoader submissionId={submissionId}>
        {(submission) => <PrintView submission={submission} />}
      </SubmissionLoader>
    </main>
  );
}
