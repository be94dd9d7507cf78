import { templateDifferenceTexts } from '../../../texts/template-difference.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { Change, FieldChange } from '../template-difference.ts';
import classes from './difference-list.module.css';

/** What differs between two versions, in words. */
export function DifferenceList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={classes.list}>
      {changes.map((change) => (
        <li
          key={`${change.kind} ${change.kind === 'renamed' ? '' : change.task.id}`}
          className={classes.change}
        >
          <OneChange change={change} />
        </li>
      ))}
    </ul>
  );
}

function OneChange({ change }: { change: Change }) {
  const texts = useTexts(templateDifferenceTexts);
  if (change.kind === 'renamed')
    return <BeforeAfter label={texts.renamed} before={change.before} after={change.after} />;
  const name = <bdi className={classes.name}>{change.task.taskName}</bdi>;
  if (change.kind === 'added')
    return (
      <>
        {texts.added(change.position)} {name}
      </>
    );
  if (change.kind === 'removed')
    return (
      <>
        {texts.removed(change.position)} {name}
      </>
    );
  if (change.kind === 'moved')
    return (
      <>
        {texts.moved(change.from, change.to)} {name}
      </>
    );
  return (
    <>
      {texts.changed(change.position)} {name}
      <ul className={classes.fields}>
        {change.fields.map((field) => (
          <li key={field.field}>
            <FieldLine {...field} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FieldLine({ field, before, after }: FieldChange) {
  const texts = useTexts(templateDifferenceTexts);
  const replaced = before !== undefined && after !== undefined;
  const words = (value: FieldChange['after']): string => {
    if (value === undefined) return texts.nothing;
    // Its filename says nothing to anybody.
    if (field === 'referencePicture')
      return replaced && value === after ? texts.anotherPicture : texts.picture;
    if (Array.isArray(value)) return value.join(', ');
    return (isWord(field) && texts.values[String(value)]) || String(value);
  };
  return <BeforeAfter label={texts.fields[field] ?? field} before={words(before)} after={words(after)} />;
}

const isWord = (field: string) => field === 'answerType' || field === 'photo';

function BeforeAfter({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <>
      {label}:{' '}
      <del className={classes.before}>
        <bdi>{before}</bdi>
      </del>{' '}
      <span aria-hidden>→</span>{' '}
      <ins className={classes.after}>
        <bdi>{after}</bdi>
      </ins>
    </>
  );
}
