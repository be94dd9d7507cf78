import type { ImportState } from '../../../../shared/contracts/imports.ts';
import type { Tone } from '../../components/ui/tag.tsx';

export const stateTones: Record<ImportState, Tone> = {
  new: 'good',
  change: 'busy',
  differs: 'warn',
  same: 'quiet',
  error: 'bad',
};
