import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { ImportPanel } from '../../features/imports/components/import-panel.tsx';
import type { ImportKind } from '../../features/imports/import-kind.ts';
import { importMachinesFrom } from '../../features/machines/api/import-machines.ts';
import { may } from '../../features/session/may.ts';
import { importsTexts } from '../../texts/imports.ts';
import { machinesTexts } from '../../texts/machines.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { BackLink } from '../links/back-link.tsx';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/machines/import');

/** Machines out of a CSV, with a preview. */
export function ImportMachinesPage() {
  const texts = useTexts(machinesTexts);
  const imports = useTexts(importsTexts);
  const client = useQueryClient();
  if (!may(route.useRouteContext().user, 'manager')) {
    return <NoPermission title={texts.importTitle} needs="manager" />;
  }
  const kind: ImportKind = {
    name: 'machines',
    fields: [
      { field: 'name', label: texts.name, required: true },
      { field: 'code', label: texts.code, required: false },
      { field: 'location', label: texts.location, required: false },
    ],
    template: 'Name,Code,Location\r\nAir compressor 2,AC-2,Utility room\r\n',
    ask: importMachinesFrom,
  };
  return (
    <>
      <BackLink to={paths.machines} text={texts.back} />
      <PageHead title={texts.importTitle} lead={`${texts.importLead} ${texts.importKey}`} />
      <ImportPanel
        kind={kind}
        onDone={() => void client.invalidateQueries({ queryKey: ['machines'] })}
        listLink={<ButtonLink to={paths.machines}>{imports.toList}</ButtonLink>}
      />
    </>
  );
}
