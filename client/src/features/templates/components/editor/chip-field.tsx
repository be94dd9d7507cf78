import { Chip } from '@mantine/core';
import { useId } from 'react';
import classes from './task-details.module.css';

interface Props<T extends string> {
  legend: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  hint?: string | undefined;
  error?: string | undefined;
}

/** One of a few, all in sight, on one line or several; a group of radio buttons to those who hear it. */
export function ChipField<T extends string>({ legend, value, choices, onChange, hint, error }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{legend}</legend>
      <div className={classes.chips}>
        {choices.map((choice) => (
          <Chip
            key={choice.value}
            type="radio"
            name={name}
            radius="md"
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          >
            {choice.label}
          </Chip>
        ))}
      </div>
      {hint && <p className={classes.hint}>{hint}</p>}
      {error && <p className={classes.fault}>{error}</p>}
    </fieldset>
  );
}
