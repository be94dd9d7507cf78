import { Button, Checkbox, Group, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { type ImportAnswer, ImportState } from '../../../../../shared/contracts/imports.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconDownload } from '../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { importsTexts } from '../../../texts/imports.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ImportBody, ImportKind, ImportSource } from '../import-kind.ts';
import { saveText } from '../save-text.ts';
import { stateTones } from '../state-tones.ts';
import { ImportColumns } from './import-columns.tsx';
import classes from './import-preview.module.css';
import { ImportRows } from './import-rows.tsx';

interface Props {
  kind: ImportKind;
  source: ImportSource;
  options: ReactNode;
  optionsKey: string;
  onAnother: () => void;
  onConfirm: (body: ImportBody) => void;
  writing: boolean;
  writeError: Error | null;
  onLookAgain: () => void;
}

/** What an import would do, row by row; it does nothing before it is confirmed. */
export function ImportPreview(props: Props) {
  const { kind, source, optionsKey } = props;
  const texts = useTexts(importsTexts);
  const [columns, setColumns] = useState<Record<string, number>>({});
  const [update, setUpdate] = useState(false);
  const id = useId();
  const preview = useQuery({
    queryKey: ['imports', id, columns, update, optionsKey],
    queryFn: () => kind.ask({ text: source.text, columns, update }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const answer = preview.data;
  const again = () => {
    props.onLookAgain();
    void preview.refetch();
  };
  const confirm = () => {
    if (!answer) return;
    const expected = { added: answer.counts.new, changed: answer.counts.change };
    props.onConfirm({ text: source.text, columns, update, confirm: true, expected });
  };
  return (
    <div className={classes.steps}>
      <Group justify="space-between" gap="sm">
        <Text dir="auto" className={classes.file}>
          {source.name === null ? texts.pasted : texts.file(source.name)}
        </Text>
        <Button variant="default" size="sm" onClick={props.onAnother}>
          {texts.another}
        </Button>
      </Group>
      {preview.error && (
        <ErrorNotice title={texts.failed} error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {!answer && !preview.error && <LoadingRows rows={6} height={44} />}
      {answer && !preview.error && (
        <>
          <ImportColumns
            kind={kind}
            answer={answer}
            onColumns={(more) => setColumns({ ...columns, ...more })}
          />
          {props.options}
          <Outcome answer={answer} update={update} onUpdate={setUpdate} />
          {props.writeError && (
            <ErrorNotice title={texts.notImported} error={props.writeError} onRetry={again} />
          )}
          <Confirm
            answer={answer}
            kind={kind}
            busy={props.writing || preview.isFetching}
            onConfirm={confirm}
          />
          <ImportRows kind={kind} answer={answer} />
        </>
      )}
    </div>
  );
}

function Outcome(props: { answer: ImportAnswer; update: boolean; onUpdate: (update: boolean) => void }) {
  const texts = useTexts(importsTexts);
  const { counts } = props.answer;
  const there = ImportState.options.filter((state) => counts[state] > 0);
  return (
    <section aria-label={texts.summary} className={classes.outcome} data-testid="import-counts">
      <div className={classes.counts} role="status">
        {there.map((state) => (
          <Tag key={state} tone={stateTones[state]}>
            {texts.counts[state](counts[state])}
          </Tag>
        ))}
      </div>
      {(counts.differs > 0 || props.update) && (
        <Checkbox
          label={texts.update}
          checked={props.update}
          onChange={(event) => props.onUpdate(event.currentTarget.checked)}
        />
      )}
    </section>
  );
}

function Confirm(props: { answer: ImportAnswer; kind: ImportKind; busy: boolean; onConfirm: () => void }) {
  const texts = useTexts(importsTexts);
  const { counts, faultsCsv, rows } = props.answer;
  if (rows.length === 0) return null;
  const nothing = counts.new + counts.change === 0;
  return (
    <div className={classes.confirm}>
      {nothing ? (
        <Text>{texts.nothing}</Text>
      ) : (
        <Button loading={props.busy} onClick={props.onConfirm} data-testid="import-confirm">
          {texts.confirm(counts.new, counts.change)}
        </Button>
      )}
      {!nothing && counts.error > 0 && <Text c="dimmed">{texts.skipping(counts.error)}</Text>}
      {faultsCsv !== null && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveText(`${props.kind.name}-errors.csv`, faultsCsv)}
        >
          {texts.faults}
        </Button>
      )}
    </div>
  );
}
