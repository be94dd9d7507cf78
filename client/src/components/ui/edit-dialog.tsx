import type { ComponentProps } from 'react';
import { formError } from './field-error.ts';
import { FormDialog } from './form-dialog.tsx';
import { isStale, StaleNotice } from './stale-notice.tsx';

interface Props extends Omit<ComponentProps<typeof FormDialog>, 'pending' | 'error'> {
  change: { error: Error | null; isPending: boolean };
  /** The fields that say themselves what is wrong with them. */
  fieldNames: readonly string[];
  /** Shows what somebody faster has written. */
  onReload: () => void;
}

/** A form over something that others may change too: says who was faster, and offers what it says now. */
export function EditDialog({ change, fieldNames, onReload, children, ...form }: Props) {
  const { error, isPending } = change;
  const stale = isStale(error);
  return (
    <FormDialog {...form} pending={isPending} error={stale ? null : formError(error, fieldNames)}>
      {stale && error && <StaleNotice error={error} onReload={onReload} />}
      {children}
    </FormDialog>
  );
}
