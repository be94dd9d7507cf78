import type { ActContext } from '../audit/record-act.ts';

/** The id of the user who acts; null when it is the product itself. */
export const whoMakes = ({ actor }: Pick<ActContext, 'actor'>): string | null =>
  actor.kind === 'user' ? actor.id : null;
