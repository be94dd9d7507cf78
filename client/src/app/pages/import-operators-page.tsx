import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { ImportPanel } from '../../features/imports/components/import-panel.tsx';
import type { ImportKind } from '../../features/imports/import-kind.ts';
import { importOperatorsFrom } from '../../features/operators/api/import-operators.ts';
import { countries } from '../../features/operators/countries.ts';
import { may } from '../../features/session/may.ts';
import { importsTexts } from '../../texts/imports.ts';
import { operatorsTexts } from '../../texts/operators.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { BackLink } from '../links/back-link.tsx';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/operators/import');

/** Operators out of a CSV, with a preview. */
export function ImportOperatorsPage() {
  const texts = useTexts(operatorsTexts);
  const imports = useTexts(importsTexts);
  const client = useQueryClient();
  const [country, setCountry] = useState('');
  if (!may(route.useRouteContext().user, 'manager')) {
    return <NoPermission title={texts.importTitle} needs="manager" />;
  }
  const kind: ImportKind = {
    name: 'operators',
    fields: [
      { field: 'name', label: texts.name, required: true },
      { field: 'phoneNumber', label: texts.phone, required: true },
      { field: 'language', label: texts.language, required: false },
    ],
    template: 'Name,Phone number,Language\r\nAsha Verma,001 202 555 0142,en\r\n',
    ask: (body) => importOperatorsFrom({ ...body, country: country || undefined }),
  };
  return (
    <>
      <BackLink to={paths.operators} text={texts.back} />
      <PageHead title={texts.importTitle} lead={`${texts.importLead} ${texts.importKey}`} />
      <ImportPanel
        kind={kind}
        onDone={() => void client.invalidateQueries({ queryKey: ['operators'] })}
        listLink={<ButtonLink to={paths.operators}>{imports.toList}</ButtonLink>}
        optionsKey={country}
        options={
          <NativeSelect
            label={texts.country}
            maw="22rem"
            value={country}
            onChange={(event) => setCountry(event.currentTarget.value)}
            data={[{ value: '', label: texts.noCountry }, ...countries()]}
          />
        }
      />
    </>
  );
}
