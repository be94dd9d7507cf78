import { getRouteApi } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { exportOperators } from '../../../../shared/contracts/operators.ts';
import { IconOperator } from '../../components/ui/icons.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { WhenFirst } from '../../components/ui/when-first.tsx';
import type { NewOperator } from '../../features/operators/components/add-operator-dialog.tsx';
import { OperatorTable } from '../../features/operators/components/operator-table.tsx';
import { UnknownSenders } from '../../features/operators/components/unknown-senders.tsx';
import { may } from '../../features/session/may.ts';
import { operatorsTexts } from '../../texts/operators.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { OperatorLink } from '../links/operator-link.tsx';
import { paths } from '../paths.ts';
import { NoSubjects } from './no-subjects.tsx';
import { SubjectActions } from './subject-actions.tsx';
import { SubjectTools } from './subject-tools.tsx';

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
          <SubjectActions
            texts={texts}
            exportPath={exportOperators.path}
            importPath={paths.importOperators}
            onAdd={mayManage ? () => setAdding({}) : null}
          />
        }
      />
      {mayManage && <UnknownSenders onAdd={setAdding} />}
      <SubjectTools texts={texts} filters={filters} onNarrow={narrow} />
      <OperatorTable
        filters={filters}
        onSort={(sort, descending) => narrow({ sort, descending: descending || undefined })}
        mayManage={mayManage}
        OperatorLink={OperatorLink}
        empty={
          <NoSubjects
            icon={<IconOperator size={26} />}
            texts={texts}
            filters={filters}
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
