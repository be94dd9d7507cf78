import type { Choice } from '../../components/ui/search-picker.tsx';

/** Every operator gets every machine, or the first gets the first, the second the second. */
export type Pairing = 'each' | 'one_by_one';

export interface Pair {
  /** Says which pair it is, as often as it is made. */
  key: string;
  operator: Choice;
  machine: Choice;
}

/** More at once is no plan but a slip. */
export const MOST_PAIRS = 300;

/** Who checks what, machine by machine. `one_by_one` is for lists of equal length; what is longer counts `each`. */
export function pairUp(operators: readonly Choice[], machines: readonly Choice[], pairing: Pairing): Pair[] {
  const pair = (operator: Choice, machine: Choice): Pair => ({
    key: `${operator.id}-${machine.id}`,
    operator,
    machine,
  });
  if (pairing === 'one_by_one' && canGoOneByOne(operators, machines)) {
    return machines.flatMap((machine, at) => {
      const operator = operators[at];
      return operator ? [pair(operator, machine)] : [];
    });
  }
  return machines.flatMap((machine) => operators.map((operator) => pair(operator, machine)));
}

/** Whether it makes a difference and comes out even. */
export const canGoOneByOne = (operators: readonly unknown[], machines: readonly unknown[]): boolean =>
  operators.length === machines.length && operators.length > 1;
