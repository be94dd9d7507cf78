import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { AddBelow } from '../../../components/ui/add-below.tsx';
import { foundChoices } from '../../../components/ui/found-choices.ts';
import { ListPicker, type ListPickerField } from '../../../components/ui/list-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { findMachinesQuery } from '../api/find-machines.ts';
import { machineChoice } from '../machine-choice.ts';

const AddMachineDialog = lazy(async () => ({
  default: (await import('./add-machine-dialog.tsx')).AddMachineDialog,
}));

/** Picks machines by name, code or location, or adds one. */
export function MachinesPicker(field: ListPickerField) {
  const texts = useTexts(assignTexts);
  const { search, setSearch } = useSearch();
  const found = useQuery(findMachinesQuery(search));
  const add = (dialog: { opened: boolean; onClose: () => void }) => (
    <AddMachineDialog
      {...dialog}
      onAdded={(machine) => field.onChange([...field.chosen, machineChoice(machine)])}
    />
  );
  return (
    <ListPicker
      {...field}
      {...foundChoices(found, search, machineChoice)}
      several
      error={field.error ?? found.error?.message}
      label={texts.machines}
      testId="assign-machine"
      onSearch={setSearch}
      below={<AddBelow text={texts.addMachine}>{add}</AddBelow>}
    />
  );
}
