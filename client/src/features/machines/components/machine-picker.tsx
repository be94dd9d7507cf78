import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { AddBelow } from '../../../components/ui/add-below.tsx';
import { type PickerField, SearchPicker } from '../../../components/ui/search-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { findMachinesQuery } from '../api/find-machines.ts';
import { machineChoice } from '../machine-choice.ts';

const AddMachineDialog = lazy(async () => ({
  default: (await import('./add-machine-dialog.tsx')).AddMachineDialog,
}));

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
      <WhenFirst wanted={adding}>
        {(opened) => (
          <AddMachineDialog
            opened={opened}
            onClose={() => setAdding(false)}
            onAdded={(machine) => field.onChange(machineChoice(machine))}
          />
        )}
      </WhenFirst>
    </div>
  );
}
