import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { exportOperators } from '../../../../shared/contracts/operators.ts';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconDownload, IconOperator, IconPlus, IconUpload } from '../../components/ui/icons.tsx';
import { ListSearch } from '../../components/ui/list-search.tsx';
import { ListTools, PageActions } from '../../components/ui/list-tools.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { WhenFirst } from '../../components/ui/when-first.tsx';
import type { NewOperator } from '../../features/operators/components/add-operator-dialog.tsx';
import { OperatorTable } from '../../features/operators/components/operator-table.tsx';
import { UnknownSenders } from '../../features/operators/components/unknown-senders.tsx';
import { may } from '../../features/session/may.ts';
import { operatorsTexts } from '../../texts/operators.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { OperatorLink } from '../links/operator-link.tsx';
import { paths } from '../paths.ts';

const AddOperatorDialog = lazy(async () => ({
  default: (await import('../../features/operators/components/add-operator-dialog.tsx')).AddOperatorDialog,
}));

const route = getRouteApi('/signed-in/operators');

/** All operators, searched and sorted in the address. */
export function OperatorsPage() {
  const texts = useTexts(operatorsTexts);
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState<NewOperator | null>(null);
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
              href={exportOperators.path}
              download
              variant="default"
              leftSection={<IconDownload />}
            >
              {texts.export}
            </Button>
            {mayManage && (
              <>
                <ButtonLink to={paths.importOperators} variant="default" leftSection={<IconUpload />}>
                  {texts.import}
                </ButtonLink>
                <Button leftSection={<IconPlus />} onClick={() => setAdding({})}>
                  {texts.add}
                </Button>
              </>
            )}
          </PageActions>
        }
      />
      {mayManage && <UnknownSenders onAdd={setAdding} />}
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
          value={filters.archived ? 'archived' : 'active'}
          onChange={(value) => narrow({ archived: value === 'archived' || undefined })}
          data={(['active', 'archived'] as const).map((value) => ({ value, label: texts[value] }))}
        />
      </ListTools>
      <OperatorTable
        filters={filters}
        onSort={(sort, descending) => narrow({ sort, descending: descending || undefined })}
        mayManage={mayManage}
        OperatorLink={OperatorLink}
        empty={
          <NoOperators
            search={filters.search}
            archived={filters.archived}
            onClear={() => narrow({ search: undefined })}
          />
        }
      />
      <WhenFirst wanted={adding !== null}>
        {(opened) => (
          <AddOperatorDialog opened={opened} given={adding ?? undefined} onClose={() => setAdding(null)} />
        )}
      </WhenFirst>
    </>
  );
}

function NoOperators(props: {
  search: string | undefined;
  archived: boolean | undefined;
  onClear: () => void;
}) {
  const texts = useTexts(operatorsTexts);
  const icon = <IconOperator size={26} />;
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
