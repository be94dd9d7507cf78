import type { ComponentProps } from 'react';
import { IconLeft } from '../../components/ui/icons.tsx';
import { ButtonLink } from './button-link.tsx';

/** Above a page: the way back to the list that it belongs to. */
export function BackLink({ to, text }: { to: ComponentProps<typeof ButtonLink>['to']; text: string }) {
  return (
    <ButtonLink
      to={to}
      variant="subtle"
      size="compact-md"
      mb="sm"
      ml={-6}
      leftSection={<IconLeft size={15} />}
    >
      {text}
    </ButtonLink>
  );
}
