import { useQuery } from '@tanstack/react-query';
import { foundChoices } from '../../../components/ui/found-choices.ts';
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
  return (
    <ListPicker
      {...field}
      {...foundChoices(found, search, ({ id, name, tasks }) => ({
        id,
        label: name,
        detail: texts.questions(tasks.length),
      }))}
      error={field.error ?? found.error?.message}
      label={texts.template}
      testId="assign-template"
      onSearch={setSearch}
    />
  );
}
