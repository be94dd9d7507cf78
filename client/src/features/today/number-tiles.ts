import type { JobGroup, Today } from '../../../../shared/contracts/today.ts';
import type { Tone } from '../../components/ui/tag.tsx';

/** The five numbers that a manager acts on, each with the groups that it counts. */
export const numberTiles = [
  { filter: 'overdue', groups: ['overdue'], tone: 'bad' },
  { filter: 'at_risk', groups: ['at_risk'], tone: 'warn' },
  { filter: 'stuck', groups: ['undelivered', 'expired'], tone: 'warn' },
  { filter: 'in_progress', groups: ['in_progress'], tone: 'busy' },
  { filter: 'done', groups: ['done'], tone: 'good' },
] as const satisfies { filter: string; groups: JobGroup[]; tone: Tone }[];

export type TileFilter = (typeof numberTiles)[number]['filter'];

export function countOf(today: Pick<Today, 'groups'>, groups: readonly JobGroup[]): number {
  return today.groups.reduce((sum, each) => sum + (groups.includes(each.group) ? each.count : 0), 0);
}
