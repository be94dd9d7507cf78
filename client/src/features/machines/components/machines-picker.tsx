import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { AddBelow } from '../../../components/ui/add-below.tsx';
import { ListPicker, type ListPickerField } from '../../../components/ui/list-picker.tsx';
import { useSearch } from '../../../components/ui/use-search.ts';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
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
  const [adding, setAdding] = useState(false);
  const found = useQuery(findMachinesQuery(search));
  return (
    <div>
      <ListPicker
        {...field}
        several
        error={field.error ?? found.error?.message}
        label={texts.machines}
        testId="assign-machine"
        choices={(found.data?.items ?? []).filter((machine) => !machine.archived).map(machineChoice)}
        more={Boolean(found.data?.nextCursor)}
        answers={found.isPending || found.isPlaceholderData ? null : search}
        onSearch={setSearch}
        below={<AddBelow text={texts.addMachine} onClick={() => setAdding(true)} />}
      />
      <WhenFirst wanted={adding}>
        {(opened) => (
          <AddMachineDialog
            opened={opened}
            onClose={() => setAdding(false)}
            onAdded={(machine) => field.onChange([...field.chosen, machineChoice(machine)])}
          />
        )}
      </WhenFirst>
    </div>
  );
}
