import { useQuery } from '@tanstack/react-query';
import { type PickerField, SearchPicker } from '../../../components/ui/search-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { findTemplatesQuery } from '../api/find-templates.ts';

/** Picks a checklist template by name. */
export function TemplatePicker(field: PickerField) {
  const texts = useTexts().assign;
  const { search, setSearch } = useSearch();
  const found = useQuery(findTemplatesQuery(search));
  const templates = (found.data?.items ?? []).filter((template) => !template.archived);
  return (
    <SearchPicker
      {...field}
      error={field.error ?? found.error?.message}
      label={texts.template}
      testId="assign-template"
      choices={templates.map(({ id, name, tasks }) => ({
        id,
        label: name,
        detail: texts.questions(tasks.length),
      }))}
      loading={found.isPending}
      onSearch={setSearch}
    />
  );
}
