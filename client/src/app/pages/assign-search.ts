import { z } from 'zod';

const id = z.int().min(1).optional().catch(undefined);

/** What stands chosen when the page opens: links from a template, a machine or an operator bring it along. */
export const assignSearch = z.object({ templateId: id, machineId: id, operatorId: id });
