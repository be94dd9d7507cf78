import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Operator } from '../../../../../shared/contracts/operators.ts';
import { EditDialog } from '../../../components/ui/edit-dialog.tsx';
import { useEditDialog } from '../../../components/ui/use-edit-dialog.ts';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeOperatorMutation } from '../api/change-operator.ts';
import { operatorQuery } from '../api/operator.ts';
import { OperatorFields, type OperatorForm, operatorFieldNames } from './operator-fields.tsx';

const formOf = ({ name, phoneNumber, language }: Operator): OperatorForm => ({ name, phoneNumber, language });

/** Changes name, number and language; says who was faster, and never overwrites them. */
export function EditOperatorDialog(props: { operator: Operator; opened: boolean; onClose: () => void }) {
  const { operator, opened, onClose } = props;
  const texts = useTexts(operatorsTexts);
  const client = useQueryClient();
  const change = useMutation(changeOperatorMutation);
  const latest = () => client.fetchQuery({ ...operatorQuery(operator.id), staleTime: 0 });
  const dialog = useEditDialog({ row: operator, formOf, change, latest, onClose });
  const { form, edits, updatedAt, edit, tried, setTried, close, reload } = dialog;
  const submit = () => {
    setTried(true);
    if (!form.name.trim() || !form.phoneNumber.trim()) return;
    change.mutate({ id: operator.id, ...edits, updatedAt }, { onSuccess: close });
  };
  return (
    <EditDialog
      opened={opened}
      onClose={close}
      title={texts.editTitle}
      submit={{ text: texts.save }}
      change={change}
      fieldNames={operatorFieldNames}
      onReload={() => void reload()}
      onSubmit={submit}
    >
      <OperatorFields
        form={form}
        onEdit={edit}
        error={change.error}
        tried={tried}
        numberChanges={edits.phoneNumber !== undefined}
      />
    </EditDialog>
  );
}
