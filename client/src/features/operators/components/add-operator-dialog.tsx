import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Operator } from '../../../../../shared/contracts/operators.ts';
import { formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { addOperatorMutation } from '../api/add-operator.ts';
import { OperatorFields, type OperatorForm, operatorFieldNames } from './operator-fields.tsx';

/** What is known of somebody who is to be added. */
export type NewOperator = Partial<OperatorForm>;

const empty = { name: '', phoneNumber: '', language: 'en' };

/** Adds an operator without leaving the page. */
export function AddOperatorDialog(props: {
  opened: boolean;
  /** What the form begins with. */
  given?: NewOperator | undefined;
  onClose: () => void;
  onAdded?: (operator: Operator) => void;
}) {
  const texts = useTexts(operatorsTexts);
  const [edits, setEdits] = useState<NewOperator>({});
  const [tried, setTried] = useState(false);
  const add = useMutation(addOperatorMutation);
  const form = { ...empty, ...props.given, ...edits };
  const close = () => {
    setEdits({});
    setTried(false);
    add.reset();
    props.onClose();
  };
  const submit = () => {
    setTried(true);
    if (!form.name.trim() || !form.phoneNumber.trim()) return;
    add.mutate(form, {
      onSuccess: (operator) => {
        props.onAdded?.(operator);
        close();
      },
    });
  };
  return (
    <FormDialog
      opened={props.opened}
      onClose={close}
      title={texts.add}
      submit={{ text: texts.add, testId: 'add-operator-submit' }}
      pending={add.isPending}
      error={formError(add.error, operatorFieldNames)}
      onSubmit={submit}
    >
      <OperatorFields
        form={form}
        onEdit={(field, value) => setEdits({ ...edits, [field]: value })}
        error={add.error}
        tried={tried}
      />
    </FormDialog>
  );
}
