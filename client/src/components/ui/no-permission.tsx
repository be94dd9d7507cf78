import { useTexts } from '../../texts/use-texts.ts';
import { EmptyState } from './empty-state.tsx';
import { IconAlert } from './icons.tsx';

/** In place of what this role may not see or do: says which role may. */
export function NoPermission({ title, needs }: { title: string; needs: 'reviewer' | 'manager' | 'admin' }) {
  const texts = useTexts();
  return (
    <EmptyState
      icon={<IconAlert size={26} />}
      title={title}
      text={texts.app.needsRole(texts.roles[needs].toLowerCase())}
    />
  );
}
