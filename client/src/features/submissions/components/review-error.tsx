import { Alert, Button, Group } from '@mantine/core';
import { ApiError } from '../../../api/api-error.ts';
import { IconAlert } from '../../../components/ui/icons.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './review-error.module.css';

/** Why a review was not saved; when somebody was faster, the way to what it says now. */
export function ReviewError({ error, onReload }: { error: Error; onReload: () => void }) {
  const texts = useTexts(submissionsTexts);
  const faster = error instanceof ApiError && error.status === 409;
  return (
    <Alert
      color={faster ? 'yellow' : 'red'}
      variant="light"
      mb="sm"
      icon={<IconAlert />}
      role="alert"
      classNames={{ title: classes.words ?? '' }}
      data-faster={faster}
      className={classes.alert}
      title={faster ? texts.conflictTitle : texts.reviewFailed}
    >
      <Group gap="sm" justify="space-between">
        <span>{error.message}</span>
        <Button size="xs" variant="default" onClick={onReload}>
          {texts.reload}
        </Button>
      </Group>
    </Alert>
  );
}
