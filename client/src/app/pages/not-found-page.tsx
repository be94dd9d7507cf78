import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconAlert } from '../../components/ui/icons.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const texts = useTexts().app;
  return (
    <EmptyState
      icon={<IconAlert size={26} />}
      title={texts.notFoundTitle}
      text={texts.notFoundText}
      action={<ButtonLink to={paths.today}>{texts.toToday}</ButtonLink>}
    />
  );
}
