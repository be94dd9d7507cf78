import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { IconSend } from '../../../components/ui/icons.tsx';
import type { Choice, PickerField } from '../../../components/ui/search-picker.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { assignMutation } from '../api/assign.ts';
import { dueTime } from '../due-time.ts';

const fields = ['templateId', 'machineId', 'operatorId', 'dueAt'];

interface Props {
  TemplatePicker: ComponentType<PickerField>;
  MachinePicker: ComponentType<PickerField>;
  OperatorPicker: ComponentType<PickerField>;
  onTemplate: (templateId: number | null) => void;
  onAssigned: (assignment: Assignment) => void;
}

/** What, where, who and until when. The pickers come from the page. */
export function AssignForm({ TemplatePicker, MachinePicker, OperatorPicker, onTemplate, onAssigned }: Props) {
  const texts = useTexts().assign;
  const [template, setTemplate] = useState<Choice | null>(null);
  const [machine, setMachine] = useState<Choice | null>(null);
  const [operator, setOperator] = useState<Choice | null>(null);
  const [due, setDue] = useState('');
  const [tried, setTried] = useState(false);
  const assign = useMutation({ ...assignMutation });
  const dueAt = dueTime(due);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!template || !machine || !operator) return;
    const body = { templateId: template.id, machineId: machine.id, operatorId: operator.id, dueAt };
    assign.mutate(body, { onSuccess: onAssigned });
  };
  const fault = (value: Choice | null, field: string) =>
    tried && !value ? texts.missing : fieldError(assign.error, field);
  const failure = formError(assign.error, fields);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TemplatePicker
          value={template}
          onChange={(choice) => {
            setTemplate(choice);
            onTemplate(choice?.id ?? null);
          }}
          error={fault(template, 'templateId')}
        />
        <MachinePicker value={machine} onChange={setMachine} error={fault(machine, 'machineId')} />
        <OperatorPicker value={operator} onChange={setOperator} error={fault(operator, 'operatorId')} />
        <TextInput
          type="datetime-local"
          label={texts.due}
          description={texts.dueHint}
          data-testid="assign-due"
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
          error={fieldError(assign.error, 'dueAt')}
        />
        {failure && <ErrorNotice error={failure} />}
        <Button
          type="submit"
          size="md"
          leftSection={<IconSend />}
          loading={assign.isPending}
          data-testid="assign-submit"
        >
          {texts.submit}
        </Button>
      </Stack>
    </form>
  );
}
