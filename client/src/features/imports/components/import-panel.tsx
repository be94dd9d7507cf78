import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ImportKind, ImportSource } from '../import-kind.ts';
import { ImportDone } from './import-done.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportSourceForm } from './import-source-form.tsx';

interface Props {
  kind: ImportKind;
  /** Told of what was written, so that lists ask again. */
  onDone: () => void;
  /** The way to the list, for when it is done. */
  listLink: ReactNode;
  /** More to choose for this kind. */
  options?: ReactNode;
  /** What those choices are: another one, another preview. */
  optionsKey?: string;
}

/** An import in three steps: a file, what would happen, what has happened. */
export function ImportPanel({ kind, onDone, listLink, options, optionsKey = '' }: Props) {
  const [source, setSource] = useState<ImportSource | null>(null);
  const write = useMutation({ mutationFn: kind.ask, onSuccess: onDone });
  const restart = () => {
    write.reset();
    setSource(null);
  };
  if (write.data)
    return <ImportDone kind={kind} answer={write.data} listLink={listLink} onAnother={restart} />;
  if (!source) return <ImportSourceForm kind={kind} onSource={setSource} />;
  return (
    <ImportPreview
      kind={kind}
      source={source}
      options={options}
      optionsKey={optionsKey}
      onAnother={restart}
      onConfirm={(body) => write.mutate(body)}
      writing={write.isPending}
      writeError={write.error}
      onLookAgain={write.reset}
    />
  );
}
