import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { AddBelow } from '../../../components/ui/add-below.tsx';
import { type PickerField, SearchPicker } from '../../../components/ui/search-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { findOperatorsQuery } from '../api/find-operators.ts';
import { operatorChoice } from '../operator-choice.ts';

const AddOperatorDialog = lazy(async () => ({
  default: (await import('./add-operator-dialog.tsx')).AddOperatorDialog,
}));

/** Picks an operator by name or number, or adds one. */
export function OperatorPicker(field: PickerField) {
  const texts = useTexts().assign;
  const { search, setSearch } = useSearch();
  const [adding, setAdding] = useState(false);
  const found = useQuery(findOperatorsQuery(search));
  return (
    <div>
      <SearchPicker
        {...field}
        error={field.error ?? found.error?.message}
        label={texts.operator}
        testId="assign-operator"
        choices={(found.data?.items ?? []).filter((operator) => !operator.archived).map(operatorChoice)}
        loading={found.isPending}
        onSearch={setSearch}
      />
      <AddBelow text={texts.addOperator} onClick={() => setAdding(true)} />
      <WhenFirst wanted={adding}>
        {(opened) => (
          <AddOperatorDialog
            opened={opened}
            onClose={() => setAdding(false)}
            onAdded={(operator) => field.onChange(operatorChoice(operator))}
          />
        )}
      </WhenFirst>
    </div>
  );
}
