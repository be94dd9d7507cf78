import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { AddBelow } from '../../../components/ui/add-below.tsx';
import { foundChoices } from '../../../components/ui/found-choices.ts';
import { ListPicker, type ListPickerField } from '../../../components/ui/list-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
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
  const found = useQuery(findOperatorsQuery(search));
  const add = (dialog: { opened: boolean; onClose: () => void }) => (
    <AddOperatorDialog
      {...dialog}
      onAdded={(operator) => field.onChange([...field.chosen, operatorChoice(operator)])}
    />
  );
  return (
    <ListPicker
      {...field}
      {...foundChoices(found, search, operatorChoice)}
      several
      error={field.error ?? found.error?.message}
      label={texts.operators}
      testId="assign-operator"
      onSearch={setSearch}
      below={<AddBelow text={texts.addOperator}>{add}</AddBelow>}
    />
  );
}
