import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { exportMachines } from '../../../../shared/contracts/machines.ts';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconDownload, IconMachine, IconPlus, IconUpload } from '../../components/ui/icons.tsx';
import { ListSearch } from '../../components/ui/list-search.tsx';
import { ListTools, PageActions } from '../../components/ui/list-tools.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { WhenFirst } from '../../components/ui/when-first.tsx';
import { MachineTable } from '../../features/machines/components/machine-table.tsx';
import { may } from '../../features/session/may.ts';
import { machinesTexts } from '../../texts/machines.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { MachineLink } from '../links/machine-link.tsx';
import { paths } from '../paths.ts';

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
          <PageActions>
            <Button
              component="a"
              href={exportMachines.path}
              download
              variant="default"
              leftSection={<IconDownload />}
            >
              {texts.export}
            </Button>
            {mayManage && (
              <>
                <ButtonLink to={paths.importMachines} variant="default" leftSection={<IconUpload />}>
                  {texts.import}
                </ButtonLink>
                <Button leftSection={<IconPlus />} onClick={() => setAdding(true)}>
                  {texts.add}
                </Button>
              </>
            )}
          </PageActions>
        }
      />
      <ListTools>
        <ListSearch
          label={texts.search}
          placeholder={texts.searchHint}
          value={filters.search ?? ''}
          onChange={(search) => narrow({ search: search || undefined })}
        />
        <SegmentedControl
          radius="xl"
          aria-label={texts.show}
          value={filters.archived ? 'archived' : 'inUse'}
          onChange={(value) => narrow({ archived: value === 'archived' || undefined })}
          data={(['inUse', 'archived'] as const).map((value) => ({ value, label: texts[value] }))}
        />
      </ListTools>
      <MachineTable
        filters={filters}
        onSort={(sort, descending) => narrow({ sort, descending: descending || undefined })}
        mayManage={mayManage}
        MachineLink={MachineLink}
        empty={
          <NoMachines
            search={filters.search}
            archived={filters.archived}
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

function NoMachines(props: {
  search: string | undefined;
  archived: boolean | undefined;
  onClear: () => void;
}) {
  const texts = useTexts(machinesTexts);
  const icon = <IconMachine size={26} />;
  if (props.search) {
    return (
      <EmptyState
        icon={icon}
        title={texts.nothingTitle}
        text={texts.nothingText(props.search)}
        action={
          <Button variant="default" onClick={props.onClear}>
            {texts.clear}
          </Button>
        }
      />
    );
  }
  return props.archived ? (
    <EmptyState icon={icon} title={texts.emptyArchivedTitle} text={texts.emptyArchivedText} />
  ) : (
    <EmptyState icon={icon} title={texts.emptyTitle} text={texts.emptyText} />
  );
}
