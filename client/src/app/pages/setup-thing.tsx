import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Setup } from '../../../../shared/contracts/setup.ts';
import { AddMachineDialog } from '../../features/machines/components/add-machine-dialog.tsx';
import { AddOperatorDialog } from '../../features/operators/components/add-operator-dialog.tsx';
import { ThingStep } from '../../features/setup/components/thing-step.tsx';
import type { SetupStep } from '../../features/setup/setup-steps.ts';
import { setupTexts } from '../../texts/setup.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

interface Props {
  step: Exclude<SetupStep, 'whatsapp'>;
  setup: Setup;
  onAdded: () => void;
}

/** The steps after WhatsApp, with the dialogs and the pages where their things are made. */
export function SetupThing({ step, setup, onAdded }: Props) {
  const texts = useTexts(setupTexts);
  const [adding, setAdding] = useState(false);
  const dialog = { opened: adding, onClose: () => setAdding(false), onAdded };
  switch (step) {
    case 'machine':
      return (
        <ThingStep step={step} count={setup.machines}>
          <Button onClick={() => setAdding(true)}>{texts.machine.add}</Button>
          <ButtonLink to={paths.importMachines} variant="default">
            {texts.machine.import}
          </ButtonLink>
          <AddMachineDialog {...dialog} />
        </ThingStep>
      );
    case 'operator':
      return (
        <ThingStep step={step} count={setup.operators}>
          <Button onClick={() => setAdding(true)}>{texts.operator.add}</Button>
          <ButtonLink to={paths.importOperators} variant="default">
            {texts.operator.import}
          </ButtonLink>
          <AddOperatorDialog {...dialog} />
        </ThingStep>
      );
    case 'template':
      return (
        <ThingStep step={step} count={setup.templates}>
          <ButtonLink to={paths.newTemplate}>{texts.template.add}</ButtonLink>
          <ButtonLink to={paths.templates} variant="default">
            {texts.template.all}
          </ButtonLink>
        </ThingStep>
      );
    case 'assign':
      return (
        <ThingStep step={step} count={setup.assignments}>
          <ButtonLink to={paths.assign}>{texts.assign.add}</ButtonLink>
        </ThingStep>
      );
  }
}
