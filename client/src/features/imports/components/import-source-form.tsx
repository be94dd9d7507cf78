import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { MOST_IMPORT_TEXT } from '../../../../../shared/contracts/imports.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconDownload, IconUpload } from '../../../components/ui/icons.tsx';
import { importsTexts } from '../../../texts/imports.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { decodeCsv } from '../decode-csv.ts';
import type { ImportKind, ImportSource } from '../import-kind.ts';
import { saveText } from '../save-text.ts';
import classes from './import-source-form.module.css';

/** Takes a file, dropped or chosen, or what is pasted. */
export function ImportSourceForm({
  kind,
  onSource,
}: {
  kind: ImportKind;
  onSource: (from: ImportSource) => void;
}) {
  const texts = useTexts(importsTexts);
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const take = async ([file]: File[]) => {
    if (!file) return;
    if (file.size > 2 * MOST_IMPORT_TEXT) return setFault(texts.tooLarge);
    const text = decodeCsv(new Uint8Array(await file.arrayBuffer()));
    if (text === null) return setFault(texts.notText);
    if (text.length > MOST_IMPORT_TEXT) return setFault(texts.tooLarge);
    onSource({ name: file.name, text });
  };
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    multiple: false,
    noClick: true,
    noKeyboard: true,
    onDrop: (files) => void take(files),
  });
  return (
    <div className={classes.card}>
      {fault && <ErrorNotice error={new Error(fault)} />}
      <div {...getRootProps()} className={classes.drop} data-over={isDragActive}>
        <input {...getInputProps({ 'aria-label': texts.choose, tabIndex: -1 })} data-testid="import-file" />
        <IconUpload size={28} />
        <b>{texts.drop}</b>
        <Button variant="light" onClick={open}>
          {texts.choose}
        </Button>
        <span className={classes.hint}>{texts.dropHint}</span>
      </div>
      <div>
        <Text fw={600}>{texts.columns}</Text>
        <ul className={classes.fields}>
          {kind.fields.map(({ field, label, required }) => (
            <li key={field}>
              <b>{label}</b>{' '}
              <span className={classes.hint}>{required ? texts.required : texts.optional}</span>
            </li>
          ))}
        </ul>
        <Button
          variant="default"
          size="sm"
          mt="xs"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveText(`${kind.name}.csv`, `\ufeff${kind.template}`)}
        >
          {texts.template}
        </Button>
      </div>
      <Textarea
        label={texts.paste}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
        minRows={3}
        maxRows={10}
        autosize
        spellCheck={false}
        dir="auto"
      />
      <Group justify="flex-end">
        <Button disabled={!pasted.trim()} onClick={() => onSource({ name: null, text: pasted })}>
          {texts.preview}
        </Button>
      </Group>
    </div>
  );
}
