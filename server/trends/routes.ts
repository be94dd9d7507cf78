import { machineTrends } from '../../shared/contracts/trends.ts';
import type { Api } from '../context.ts';
import { machineTrendsVerb } from './machine-trends.ts';

export function trendRoutes(api: Api): void {
  api.route(machineTrends, machineTrendsVerb);
}
