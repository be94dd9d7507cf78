import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { AddBelow } from '../../../components/ui/add-below.tsx';
import { ListPicker, type ListPickerField } from '../../../components/ui/list-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { findOperatorsQuery } from '../api/find-operators.ts';
import { operatorChoice } from '../operator-choice.ts';

const AddOperatorDialog = lazy(async () => ({
  default: (await import('./add-operator-dialog.tsx')).AddOperatorDialog,
}));

/** Picks operators by name or number, or adds one. */
export function OperatorsPicker(field: ListPickerField) {
  const texts = useTexts(assignTexts);
  const { search, setSearch } = useSearch();
  const [adding, setAdding] = useState(false);
  const found = useQuery(findOperatorsQuery(search));
  return (
    <div>
      <ListPicker
        {...field}
        several
        error={field.error ?? found.error?.message}
        label={texts.operators}
        testId="assign-operator"
        choices={(found.data?.items ?? []).filter((operator) => !operator.archived).map(operatorChoice)}
        more={Boolean(found.data?.nextCursor)}
        answers={found.isPending || found.isPlaceholderData ? null : search}
        onSearch={setSearch}
        below={<AddBelow text={texts.addOperator} onClick={() => setAdding(true)} />}
      />
      <WhenFirst wanted={adding}>
        {(opened) => (
          <AddOperatorDialog
            opened={opened}
            onClose={() => setAdding(false)}
            onAdded={(operator) => field.onChange([...field.chosen, operatorChoice(operator)])}
          />
        )}
      </WhenFirst>
    </div>
  );
}
