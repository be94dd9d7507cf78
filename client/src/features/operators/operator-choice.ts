import type { Operator } from '../../../../shared/contracts/operators.ts';
import type { Choice } from '../../components/ui/search-picker.tsx';

/** An operator as a picker shows one. */
export function operatorChoice({ id, name, phoneNumber }: Operator): Choice {
  return { id, label: name, detail: phoneNumber };
}
