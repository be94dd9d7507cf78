import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import type { Template } from '../../../../../shared/contracts/templates.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { templateVersionsQuery } from '../api/template-versions.ts';
import { VersionCard } from './version-card.tsx';
import classes from './version-list.module.css';

const RestoreDialog = lazy(async () => ({
  default: (await import('./restore-dialog.tsx')).RestoreDialog,
}));

/** All versions of a template, newest first, each with what it changed. */
export function VersionList({ template, mayManage }: { template: Template; mayManage: boolean }) {
  const frame = useTexts();
  const [restoring, setRestoring] = useState<number | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    templateVersionsQuery(template.id),
  );
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} height={90} />;
  const versions = data.pages.flatMap((page) => page.items);
  return (
    <>
      <ol className={classes.list} reversed>
        {versions.map((version, index) => (
          <li key={version.version}>
            <VersionCard
              version={version}
              before={versions[index + 1]}
              newest={version.version === template.version}
              onRestore={mayManage ? () => setRestoring(version.version) : undefined}
            />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {frame.app.more}
        </Button>
      )}
      <WhenFirst wanted={restoring !== null}>
        {(opened) => (
          <RestoreDialog
            opened={opened}
            template={template}
            version={restoring}
            onClose={() => setRestoring(null)}
          />
        )}
      </WhenFirst>
    </>
  );
}
