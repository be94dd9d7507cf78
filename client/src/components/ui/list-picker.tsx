import { Button, Combobox, Group, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { listPickerTexts } from '../../texts/list-picker.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { IconCheck, IconCross, IconSearch } from './icons.tsx';
import classes from './list-picker.module.css';
import type { Choice } from './search-picker.tsx';

export interface ListPickerField {
  chosen: readonly Choice[];
  onChange: (chosen: Choice[]) => void;
  error?: string | undefined;
  /** Shown first while nothing is looked for. */
  recent?: readonly Choice[];
}

interface Props extends ListPickerField {
  label: string;
  testId: string;
  /** Several may be chosen, not one. */
  several?: boolean;
  choices: readonly Choice[];
  /** The search that `choices` answer; null while an older answer stands in for it. */
  answers: string | null;
  /** There are more than the ones shown: typing finds them. */
  more: boolean;
  /** What to look for. The server does the searching. */
  onSearch: (search: string) => void;
  /** Under the list: a way to add what is missing. */
  below?: ReactNode;
}

/**
 * A list in full sight to choose one or several from, found by typing: arrows move, Enter chooses, and what is typed next replaces
 * what was looked for.
 */
export function ListPicker(props: Props) {
  const { label, testId, several = false, chosen, onChange, choices, recent = [], error } = props;
  const texts = useTexts(listPickerTexts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const store = useCombobox({ opened: true });
  const first = typed ? [] : recent;
  // Who types and presses Enter at once must never get the first of what was there before.
  const fitting = props.answers === typed.trim() ? choices : choices.filter((one) => contains(one, typed));
  const rest = fitting.filter((choice) => !first.some((other) => other.id === choice.id));
  const shown = [...first, ...rest];
  const isChosen = (choice: Choice) => chosen.some((other) => other.id === choice.id);
  const unchosen = shown.filter((choice) => !isChosen(choice));
  const type = (text: string) => {
    setTyped(text);
    props.onSearch(text.trim());
  };
  const toggle = (value: string) => {
    const choice = shown.find((one) => String(one.id) === value);
    if (!choice) return;
    if (!several) onChange([choice]);
    else onChange(isChosen(choice) ? chosen.filter((one) => one.id !== choice.id) : [...chosen, choice]);
    input.current?.select();
  };
  const firstHit = typed && shown[0]?.id;
  // Enter chooses the first hit as it is.
  useEffect(() => {
    if (firstHit) store.selectFirstOption();
    else store.resetSelectedOption();
  }, [firstHit, store.selectFirstOption, store.resetSelectedOption]);
  const option = (choice: Choice) => (
    <Combobox.Option
      key={choice.id}
      value={String(choice.id)}
      aria-selected={isChosen(choice)}
      className={classes.option}
    >
      <span className={classes.mark} data-round={!several} aria-hidden="true">
        {isChosen(choice) && <IconCheck size={14} />}
      </span>
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          {choice.label}
        </span>
        {choice.detail && (
          <span className={classes.detail} dir="auto">
            {choice.detail}
          </span>
        )}
      </span>
    </Combobox.Option>
  );
  const clearOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed) type('');
  };
  return (
    <div className={classes.picker}>
      <Combobox store={store} onOptionSubmit={toggle}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            ref={input}
            label={label}
            placeholder={texts.search}
            leftSection={<IconSearch size={16} />}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={clearOnEscape}
            error={error}
            autoComplete="off"
            data-testid={testId}
          />
        </Combobox.EventsTarget>
        <Combobox.Options
          id={`${id}-list`}
          className={classes.list}
          aria-label={label}
          aria-multiselectable={several}
          data-error={Boolean(error)}
        >
          {first.length > 0 ? (
            <>
              <Combobox.Group label={texts.recent}>{first.map(option)}</Combobox.Group>
              {rest.length > 0 && <Combobox.Group label={texts.all}>{rest.map(option)}</Combobox.Group>}
            </>
          ) : (
            rest.map(option)
          )}
          {shown.length === 0 && (
            <Combobox.Empty>
              {props.answers === typed.trim() ? texts.nothingFound : texts.loading}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
      {props.more && <p className={classes.more}>{texts.more}</p>}
      <Group gap="xs" justify="space-between" mt={6}>
        {props.below}
        {several && unchosen.length > 1 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange([...chosen, ...unchosen])}
            data-testid={`${testId}-all`}
          >
            {texts.selectShown(unchosen.length)}
          </Button>
        )}
      </Group>
      {several && <Chosen label={label} chosen={chosen} onChange={onChange} />}
    </div>
  );
}

function contains({ label, detail = '' }: Choice, typed: string): boolean {
  return `${label} ${detail}`.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
}

function Chosen({ label, chosen, onChange }: Pick<Props, 'label' | 'chosen' | 'onChange'>) {
  const texts = useTexts(listPickerTexts);
  if (chosen.length === 0) return null;
  return (
    <div className={classes.chosen}>
      <div className={classes.count}>
        <b>{texts.chosen(chosen.length)}</b>
        <Button variant="subtle" size="compact-sm" color="gray" onClick={() => onChange([])}>
          {texts.clear}
        </Button>
      </div>
      <ul className={classes.chips} aria-label={texts.chosenOf(label)}>
        {chosen.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              className={classes.chip}
              aria-label={texts.remove(choice.label)}
              onClick={() => onChange(chosen.filter((one) => one.id !== choice.id))}
            >
              <span dir="auto">{choice.label}</span>
              <IconCross size={13} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
