import { useQuery } from '@tanstack/react-query';
import { type PickerField, SearchPicker } from '../../../components/ui/search-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { findOperatorsQuery } from '../api/find-operators.ts';
import { operatorChoice } from '../operator-choice.ts';

/** Picks one operator by name or number. */
export function OperatorPicker({ label, ...field }: PickerField & { label: string }) {
  const { search, setSearch } = useSearch();
  const found = useQuery(findOperatorsQuery(search));
  return (
    <SearchPicker
      {...field}
      error={field.error ?? found.error?.message}
      label={label}
      testId="operator-picker"
      choices={(found.data?.items ?? []).filter((operator) => !operator.archived).map(operatorChoice)}
      loading={found.isPending}
      onSearch={setSearch}
    />
  );
}
