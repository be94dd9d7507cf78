import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { paths } from '../paths.ts';

/** The link to a chat; the list beside it stays as it is. */
export function ConversationLink({ sessionId, ...rest }: { sessionId: string } & ComponentProps<'a'>) {
  return (
    <Link {...rest} to={paths.conversation} params={{ sessionId }} search={(now) => now} activeProps={{}} />
  );
}
