import { Button } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '../../components/ui/icons.tsx';
import { PageActions } from '../../components/ui/list-tools.tsx';
import { ButtonLink } from '../links/button-link.tsx';
import type { paths } from '../paths.ts';

interface Props {
  texts: Record<'export' | 'import' | 'add', string>;
  exportPath: string;
  importPath: typeof paths.importMachines | typeof paths.importOperators;
  /** Null: this person may only look. */
  onAdd: (() => void) | null;
}

/** Beside the title of the machines or the operators: export them all, import some, add one. */
export function SubjectActions({ texts, exportPath, importPath, onAdd }: Props) {
  return (
    <PageActions>
      <Button component="a" href={exportPath} download variant="default" leftSection={<IconDownload />}>
        {texts.export}
      </Button>
      {onAdd && (
        <>
          <ButtonLink to={importPath} variant="default" leftSection={<IconUpload />}>
            {texts.import}
          </ButtonLink>
          <Button leftSection={<IconPlus />} onClick={onAdd}>
            {texts.add}
          </Button>
        </>
      )}
    </PageActions>
  );
}
