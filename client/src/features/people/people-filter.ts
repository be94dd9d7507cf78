import type { Role } from '../../../../shared/words.ts';

/** What the list of people is narrowed down to; it stands in the address. */
export interface PeopleFilter {
  search?: string | undefined;
  role?: Role | undefined;
  state?: 'active' | 'disabled' | undefined;
}
