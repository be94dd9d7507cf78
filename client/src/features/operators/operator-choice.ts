import type { Operator } from '../../../../shared/contracts/operators.ts';
import type { Choice } from '../../components/ui/search-picker.tsx';

/** An operator as a picker shows one. */
export function operatorChoice({
  id,
  name,
  phoneNumber,
}: Pick<Operator, 'id' | 'name' | 'phoneNumber'>): Choice {
  return { id, label: name, detail: phoneNumber };
}
