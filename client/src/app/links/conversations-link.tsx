import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import type { ConversationsWanted } from '../../features/conversations/conversation-filter.ts';
import { paths } from '../paths.ts';

/** The link to the list of conversations, narrowed or not. */
export function ConversationsLink({
  wanted,
  ...rest
}: { wanted: ConversationsWanted } & ComponentProps<'a'>) {
  return (
    <Link
      {...rest}
      to={paths.conversations}
      search={wanted}
      activeProps={{}}
      activeOptions={{ exact: true, includeSearch: true }}
    />
  );
}
