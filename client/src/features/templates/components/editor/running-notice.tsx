import { useInfiniteQuery } from '@tanstack/react-query';
import { IconChat } from '../../../../components/ui/icons.tsx';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { templateVersionsQuery } from '../../api/template-versions.ts';
import classes from './notices.module.css';

/** Which versions conversations are running on; nothing when none is. */
export function RunningNotice({ templateId }: { templateId: number }) {
  const texts = useTexts(templateEditorTexts);
  const { data } = useInfiniteQuery(templateVersionsQuery(templateId));
  const running = (data?.pages ?? []).flatMap((page) => page.items).filter((version) => version.running > 0);
  if (running.length === 0) return null;
  return (
    <p className={classes.running} data-testid="running-versions">
      <IconChat size={18} />
      <span>{texts.running(running)}</span>
    </p>
  );
}
