import { SegmentedControl } from '@mantine/core';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './submission-view.module.css';

export type Tab = 'answers' | 'chat';

/** Where there is no room for both: the answers or the chat. */
export function ViewTabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const texts = useTexts(submissionsTexts);
  return (
    <SegmentedControl
      className={classes.tabs}
      fullWidth
      size="md"
      aria-label={texts.tabsLabel}
      data={(['answers', 'chat'] as const).map((value) => ({ value, label: texts.tabs[value] }))}
      value={tab}
      onChange={(value) => onTab(value === 'chat' ? 'chat' : 'answers')}
    />
  );
}
