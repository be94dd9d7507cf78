import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { Choice } from '../../components/ui/search-picker.tsx';
import { machineQuery } from '../../features/machines/api/machine.ts';
import { machineChoice } from '../../features/machines/machine-choice.ts';
import { operatorQuery } from '../../features/operators/api/operator.ts';
import { operatorChoice } from '../../features/operators/operator-choice.ts';
import { templateQuery } from '../../features/templates/api/template.ts';
import type { assignSearch } from './assign-search.ts';

/**
 * What the address of the page of assigning names, as choices; null until it is known. What is not there is left out. Once known it
 * stays: a page that is being filled in must not begin anew.
 */
export function useGivenChoices({
  templateId,
  machineId,
  operatorId,
}: z.output<typeof assignSearch>): Given | null {
  const [given, setGiven] = useState<Given | null>(null);
  const template = useQuery({ ...templateQuery(templateId ?? 0), enabled: templateId !== undefined });
  const machine = useQuery({ ...machineQuery(machineId ?? 0), enabled: machineId !== undefined });
  const operator = useQuery({ ...operatorQuery(operatorId ?? 0), enabled: operatorId !== undefined });
  if (given) return given;
  if (template.isLoading || machine.isLoading || operator.isLoading) return null;
  const known = {
    ...(template.data && { template: { id: template.data.id, label: template.data.name } }),
    machines: machine.data ? [machineChoice(machine.data)] : [],
    operators: operator.data ? [operatorChoice(operator.data)] : [],
  };
  setGiven(known);
  return known;
}

interface Given {
  template?: Choice;
  machines: Choice[];
  operators: Choice[];
}
