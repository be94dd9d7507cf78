import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getMachine, listMachines } from '../../../../../shared/contracts/machines.ts';
import { getOperator, listOperators } from '../../../../../shared/contracts/operators.ts';
import { getTemplate, listTemplates } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';

export type FilterKind = 'templates' | 'machines' | 'operators';

interface Choice {
  id: number;
  name: string;
}

const lists = {
  templates: async (search: string, signal: AbortSignal): Promise<Choice[]> =>
    (await call(listTemplates, { query: asked(search), signal })).items,
  machines: async (search: string, signal: AbortSignal): Promise<Choice[]> =>
    (await call(listMachines, { query: asked(search), signal })).items,
  operators: async (search: string, signal: AbortSignal): Promise<Choice[]> =>
    (await call(listOperators, { query: asked(search), signal })).items,
};
const asked = (search: string) => ({ search: search || undefined, limit: 20 });

const single = {
  templates: (id: number, signal: AbortSignal): Promise<Choice> =>
    call(getTemplate, { params: { id }, signal }),
  machines: (id: number, signal: AbortSignal): Promise<Choice> =>
    call(getMachine, { params: { id }, signal }),
  operators: (id: number, signal: AbortSignal): Promise<Choice> =>
    call(getOperator, { params: { id }, signal }),
};

/** The first that match what was typed. */
export const filterChoicesQuery = (kind: FilterKind, search: string, enabled: boolean) =>
  queryOptions({
    queryKey: [kind, 'list', 'names', search],
    queryFn: ({ signal }) => lists[kind](search, signal),
    placeholderData: keepPreviousData,
    enabled,
  });

/** The one that the address names. */
export const filterChoiceQuery = (kind: FilterKind, id: number | undefined) =>
  queryOptions({
    queryKey: [kind, String(id), 'name'],
    queryFn: ({ signal }) => single[kind](id ?? 0, signal),
    enabled: id !== undefined,
  });
