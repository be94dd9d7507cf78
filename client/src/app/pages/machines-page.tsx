import { getRouteApi } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { exportMachines } from '../../../../shared/contracts/machines.ts';
import { IconMachine } from '../../components/ui/icons.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { WhenFirst } from '../../components/ui/when-first.tsx';
import { MachineTable } from '../../features/machines/components/machine-table.tsx';
import { may } from '../../features/session/may.ts';
import { machinesTexts } from '../../texts/machines.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { MachineLink } from '../links/machine-link.tsx';
import { paths } from '../paths.ts';
import { NoSubjects } from './no-subjects.tsx';
import { SubjectActions } from './subject-actions.tsx';
import { SubjectTools } from './subject-tools.tsx';

const AddMachineDialog = lazy(async () => ({
  default: (await import('../../features/machines/components/add-machine-dialog.tsx')).AddMachineDialog,
}));

const route = getRouteApi('/signed-in/machines');

/** All machines, searched and sorted in the address. */
export function MachinesPage() {
  const texts = useTexts(machinesTexts);
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const mayManage = may(route.useRouteContext().user, 'manager');
  const narrow = (change: typeof filters) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <>
      <PageHead
        title={texts.title}
        lead={texts.lead}
        action={
          <SubjectActions
            texts={texts}
            exportPath={exportMachines.path}
            importPath={paths.importMachines}
            onAdd={mayManage ? () => setAdding(true) : null}
          />
        }
      />
      <SubjectTools texts={texts} filters={filters} onNarrow={narrow} />
      <MachineTable
        filters={filters}
        onSort={(sort, descending) => narrow({ sort, descending: descending || undefined })}
        mayManage={mayManage}
        MachineLink={MachineLink}
        empty={
          <NoSubjects
            icon={<IconMachine size={26} />}
            texts={texts}
            filters={filters}
            onClear={() => narrow({ search: undefined })}
          />
        }
      />
      <WhenFirst wanted={adding}>
        {(opened) => <AddMachineDialog opened={opened} onClose={() => setAdding(false)} />}
      </WhenFirst>
    </>
  );
}
