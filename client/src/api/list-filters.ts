/** What narrows and sorts a list of things that can be archived. */
export interface ListFilters<Sort extends string> {
  search?: string | undefined;
  sort?: Sort | undefined;
  descending?: boolean | undefined;
  archived?: boolean | undefined;
}

/** The same as a route's query takes it. */
export function filterQuery<Sort extends string>({ search, sort, descending, archived }: ListFilters<Sort>) {
  return {
    search,
    sort,
    descending: descending ? 'true' : undefined,
    archived: archived ? 'true' : undefined,
  };
}
