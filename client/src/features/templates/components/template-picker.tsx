import { useQuery } from '@tanstack/react-query';
import { ListPicker, type ListPickerField } from '../../../components/ui/list-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { findTemplatesQuery } from '../api/find-templates.ts';

/** Picks a checklist template by name. */
export function TemplatePicker(field: ListPickerField) {
  const texts = useTexts(assignTexts);
  const { search, setSearch } = useSearch();
  const found = useQuery(findTemplatesQuery(search));
  const templates = (found.data?.items ?? []).filter((template) => !template.archived);
  return (
    <ListPicker
      {...field}
      error={field.error ?? found.error?.message}
      label={texts.template}
      testId="assign-template"
      choices={templates.map(({ id, name, tasks }) => ({
        id,
        label: name,
        detail: texts.questions(tasks.length),
      }))}
      more={Boolean(found.data?.nextCursor)}
      answers={found.isPending || found.isPlaceholderData ? null : search}
      onSearch={setSearch}
    />
  );
}
