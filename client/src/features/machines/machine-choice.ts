import type { Machine } from '../../../../shared/contracts/machines.ts';
import type { Choice } from '../../components/ui/search-picker.tsx';

/** A machine as a picker shows it. */
export function machineChoice({
  id,
  name,
  code,
  location,
}: Pick<Machine, 'id' | 'name' | 'code' | 'location'>): Choice {
  const detail = [code, location].filter(Boolean).join(' · ');
  return { id, label: name, ...(detail ? { detail } : {}) };
}
