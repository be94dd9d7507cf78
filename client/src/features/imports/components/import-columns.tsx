import { NativeSelect, Text } from '@mantine/core';
import type { ImportAnswer } from '../../../../../shared/contracts/imports.ts';
import { importsTexts } from '../../../texts/imports.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ImportKind } from '../import-kind.ts';
import classes from './import-columns.module.css';

const NOWHERE = -1;

interface Props {
  kind: ImportKind;
  answer: ImportAnswer;
  onColumns: (columns: Record<string, number>) => void;
}

/** Which column of the file is which field: found by the headers, to be put right by hand. */
export function ImportColumns({ kind, answer, onColumns }: Props) {
  const texts = useTexts(importsTexts);
  const { headers, columns } = answer;
  const unused = headers.filter((header, index) => header && !Object.values(columns).includes(index));
  const choices = headers.map((header, index) => ({ value: String(index), label: header || `${index + 1}` }));
  return (
    <section className={classes.card} aria-label={texts.mapping}>
      <h2 className={classes.title}>{texts.mapping}</h2>
      <div className={classes.fields}>
        {kind.fields.map(({ field, label, required }) => {
          const at = columns[field] ?? NOWHERE;
          return (
            <NativeSelect
              key={field}
              label={label}
              value={String(at)}
              error={required && at === NOWHERE ? texts.chooseColumn : undefined}
              onChange={(event) => onColumns({ [field]: Number(event.currentTarget.value) })}
              data={[{ value: String(NOWHERE), label: texts.notThere }, ...choices]}
            />
          );
        })}
      </div>
      {unused.length > 0 && (
        <Text size="sm" c="dimmed" dir="auto" className={classes.unused}>
          {texts.unused(unused.join(', '))}
        </Text>
      )}
    </section>
  );
}
