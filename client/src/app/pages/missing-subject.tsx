import { ApiError } from '../../api/api-error.ts';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconSearch } from '../../components/ui/icons.tsx';
import { useTexts } from '../../texts/use-texts.ts';

/** Whether what an address names is not there; an id that can be none is the same to whoever reads it. */
export const isMissing = (error: Error | null): boolean =>
  error instanceof ApiError && (error.status === 404 || error.status === 400);

/** In place of a page about something that is not there. */
export function MissingSubject({ text }: { text: string }) {
  const texts = useTexts().app;
  return <EmptyState icon={<IconSearch size={26} />} title={text} text={texts.notFoundText} />;
}
