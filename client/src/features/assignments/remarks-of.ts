import type { AssignmentCheck, Reach } from '../../../../shared/contracts/assignments.ts';
import type { Pair } from './pair-up.ts';

/** What a manager should know of a pair before assigning; nothing of it forbids anything. */
export type Remark =
  | { kind: 'archived_machine' | 'archived_operator' }
  | { kind: 'open'; operators: string[] }
  | { kind: Exclude<Reach, 'open'>; reason: string | null }
  | { kind: 'waits'; behind: number };

export type RemarkKind = Remark['kind'];

/** The remarks of each pair, by its key. Those of one operator wait for one another, in the order of the pairs. */
export function remarksOf(pairs: readonly Pair[], check: AssignmentCheck | undefined): Map<string, Remark[]> {
  const before = new Map<number, number>();
  return new Map(
    pairs.map((pair) => {
      const nth = before.get(pair.operator.id) ?? 0;
      before.set(pair.operator.id, nth + 1);
      return [pair.key, check ? remarks(pair, check, nth) : []];
    }),
  );
}

function remarks({ operator, machine }: Pair, check: AssignmentCheck, nth: number): Remark[] {
  const known = check.operators.find((one) => one.operatorId === operator.id);
  const open = check.open.filter((one) => one.machineId === machine.id).map((one) => one.operatorName);
  const behind = nth + (known?.waiting ?? 0) + (known?.running ? 1 : 0);
  const found: (Remark | false)[] = [
    check.archivedMachineIds.includes(machine.id) && { kind: 'archived_machine' },
    known?.archived === true && { kind: 'archived_operator' },
    open.length > 0 && { kind: 'open', operators: [...new Set(open)] },
    known !== undefined && known.reach !== 'open' && { kind: known.reach, reason: known.failure },
    behind > 0 && { kind: 'waits', behind },
  ];
  return found.filter((remark) => remark !== false);
}
