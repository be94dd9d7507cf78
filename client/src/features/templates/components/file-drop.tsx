import { Button } from '@mantine/core';
import { useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { IconUpload } from '../../../components/ui/icons.tsx';
import { templateImportTexts } from '../../../texts/template-import.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './file-drop.module.css';

/** The server takes no larger request. */
const MOST_BYTES = 950_000;

export interface ReadFile {
  filename: string;
  /** The filename without its ending. */
  title: string;
  format: 'csv' | 'json';
  text: string;
}

interface Props {
  /** The file that is there already. */
  chosen: string | null;
  loading: boolean;
  onRead: (file: ReadFile) => void;
}

/** A place for one CSV or JSON file: dropped, or chosen by mouse, thumb or keyboard. */
export function FileDrop({ chosen, loading, onRead }: Props) {
  const texts = useTexts(templateImportTexts);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (file: File) => {
    const match = /^(.*)\.(csv|json)$/i.exec(file.name);
    if (!match) return setFault(texts.wrongKind);
    if (file.size > MOST_BYTES) return setFault(texts.tooLarge);
    const text = await file.text().catch(() => null);
    if (text === null) return setFault(texts.notText);
    setFault(null);
    const format = match[2]?.toLowerCase() === 'json' ? 'json' : 'csv';
    onRead({ filename: file.name, title: match[1] ?? '', format, text });
  };
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    noClick: true,
    noKeyboard: true,
    multiple: false,
    disabled: loading,
    onDrop: ([file]) => {
      if (file) void take(file);
    },
  });
  return (
    <div>
      <p className={classes.lead}>{texts.lead}</p>
      <div {...getRootProps({ className: classes.drop })} data-over={isDragActive}>
        <input {...getInputProps({ 'aria-label': texts.choose })} data-testid="import-file" />
        {chosen && (
          <span className={classes.file} dir="auto">
            {chosen}
          </span>
        )}
        <Button variant="light" leftSection={<IconUpload />} onClick={open} loading={loading}>
          {chosen ? texts.chooseOther : texts.choose}
        </Button>
        <span className={classes.other}>{texts.drop}</span>
      </div>
      {fault && (
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}
