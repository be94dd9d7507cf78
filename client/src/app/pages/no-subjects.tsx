import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/ui/empty-state.tsx';

interface Props {
  icon: ReactNode;
  texts: Record<
    'nothingTitle' | 'clear' | 'emptyTitle' | 'emptyText' | 'emptyArchivedTitle' | 'emptyArchivedText',
    string
  > & { nothingText: (search: string) => string };
  filters: { search?: string | undefined; archived?: boolean | undefined };
  onClear: () => void;
}

/** In place of the machines or the operators: nothing found, nothing archived, or none there yet. */
export function NoSubjects({ icon, texts, filters, onClear }: Props) {
  if (filters.search) {
    return (
      <EmptyState
        icon={icon}
        title={texts.nothingTitle}
        text={texts.nothingText(filters.search)}
        action={
          <Button variant="default" onClick={onClear}>
            {texts.clear}
          </Button>
        }
      />
    );
  }
  return filters.archived ? (
    <EmptyState icon={icon} title={texts.emptyArchivedTitle} text={texts.emptyArchivedText} />
  ) : (
    <EmptyState icon={icon} title={texts.emptyTitle} text={texts.emptyText} />
  );
}
