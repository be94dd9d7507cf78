import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Operator } from '../../../../../shared/contracts/operators.ts';
import { formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { isStale, StaleNotice } from '../../../components/ui/stale-notice.tsx';
import { useEdits } from '../../../components/ui/use-edits.ts';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeOperatorMutation } from '../api/change-operator.ts';
import { operatorQuery } from '../api/operator.ts';
import { OperatorFields, type OperatorForm, operatorFieldNames } from './operator-fields.tsx';

const formOf = ({ name, phoneNumber, language }: Operator): OperatorForm => ({ name, phoneNumber, language });

/** Changes name, number and language; says who was faster, and never overwrites them. */
export function EditOperatorDialog(props: { operator: Operator; opened: boolean; onClose: () => void }) {
  const { operator } = props;
  const texts = useTexts(operatorsTexts);
  const client = useQueryClient();
  const change = useMutation(changeOperatorMutation);
  const [tried, setTried] = useState(false);
  const { form, edits, updatedAt, edit, restart } = useEdits(operator, formOf);
  const stale = isStale(change.error);
  const close = () => {
    restart(null);
    setTried(false);
    change.reset();
    props.onClose();
  };
  const reload = async () => {
    restart(await client.fetchQuery({ ...operatorQuery(operator.id), staleTime: 0 }));
    change.reset();
  };
  const submit = () => {
    setTried(true);
    if (!form.name.trim() || !form.phoneNumber.trim()) return;
    change.mutate({ id: operator.id, ...edits, updatedAt }, { onSuccess: close });
  };
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.editTitle}
      submit={{ text: texts.save }}
      pending={change.isPending}
      error={stale ? null : formError(change.error, operatorFieldNames)}
      onSubmit={submit}
    >
      {stale && change.error && <StaleNotice error={change.error} onReload={() => void reload()} />}
      <OperatorFields
        form={form}
        onEdit={edit}
        error={stale ? null : change.error}
        tried={tried}
        numberChanges={edits.phoneNumber !== undefined}
      />
    </FormDialog>
  );
}
