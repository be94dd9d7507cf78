import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { IconArchive, IconSearch, IconTemplate } from '../../../components/ui/icons.tsx';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { TemplateFilter } from '../api/list-templates.ts';

/** Why there is nothing in the list, and what to do about it. */
export function NoTemplates({ filter, mayManage }: { filter: TemplateFilter; mayManage: boolean }) {
  const texts = useTexts(templatesTexts);
  if (filter.search)
    return (
      <EmptyState icon={<IconSearch size={26} />} title={texts.noneFoundTitle} text={texts.noneFoundText} />
    );
  if (filter.archived)
    return (
      <EmptyState
        icon={<IconArchive size={26} />}
        title={texts.noneArchivedTitle}
        text={texts.noneArchivedText}
      />
    );
  return (
    <EmptyState
      icon={<IconTemplate size={26} />}
      title={texts.emptyTitle}
      text={mayManage ? texts.emptyText : texts.emptyViewer}
    />
  );
}
