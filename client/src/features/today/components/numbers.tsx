import type { ComponentType, ReactNode } from 'react';
import type { Today } from '../../../../../shared/contracts/today.ts';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { countOf, numberTiles, type TileFilter } from '../number-tiles.ts';
import classes from './numbers.module.css';

/** The link to the list narrowed to a filter, or to all of it; given by the page, because features do not know URLs. */
export type FilterLink = ComponentType<{
  filter: TileFilter | undefined;
  className: string | undefined;
  'aria-current': 'true' | undefined;
  'data-tone': string | undefined;
  'data-testid': string;
  'data-filter': string;
  children: ReactNode;
}>;

interface Props {
  today: Today;
  /** The one in force: pressed again, it shows everything. */
  filter: string | undefined;
  FilterLink: FilterLink;
}

/** The five numbers that a manager acts on; each narrows the list to what it counts. */
export function Numbers({ today, filter, FilterLink }: Props) {
  const texts = useTexts(todayTexts);
  return (
    <ul className={classes.numbers} aria-label={texts.numbers}>
      {numberTiles.map((tile) => {
        const count = countOf(today, tile.groups);
        const current = tile.filter === filter;
        return (
          <li key={tile.filter}>
            <FilterLink
              filter={current ? undefined : tile.filter}
              className={classes.tile}
              aria-current={current ? 'true' : undefined}
              data-tone={count > 0 ? tile.tone : undefined}
              data-testid="today-number"
              data-filter={tile.filter}
            >
              <span className={classes.value}>{count}</span>
              <span className={classes.label}>{texts.filters[tile.filter]}</span>
            </FilterLink>
          </li>
        );
      })}
    </ul>
  );
}
