import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AddBelow } from '../../../components/ui/add-below.tsx';
import { type PickerField, SearchPicker } from '../../../components/ui/search-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { findMachinesQuery } from '../api/find-machines.ts';
import { machineChoice } from '../machine-choice.ts';
import { AddMachineDialog } from './add-machine-dialog.tsx';

/** Picks a machine by name, code or location, or adds one. */
export function MachinePicker(field: PickerField) {
  const texts = useTexts().assign;
  const { search, setSearch } = useSearch();
  const [adding, setAdding] = useState(false);
  const found = useQuery(findMachinesQuery(search));
  return (
    <div>
      <SearchPicker
        {...field}
        error={field.error ?? found.error?.message}
        label={texts.machine}
        testId="assign-machine"
        choices={(found.data?.items ?? []).filter((machine) => !machine.archived).map(machineChoice)}
        loading={found.isPending}
        onSearch={setSearch}
      />
      <AddBelow text={texts.addMachine} onClick={() => setAdding(true)} />
      <AddMachineDialog
        opened={adding}
        onClose={() => setAdding(false)}
        onAdded={(machine) => field.onChange(machineChoice(machine))}
      />
    </div>
  );
}
