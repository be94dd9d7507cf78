import { Button } from '@mantine/core';
import type { TemplateVersion } from '../../../../../shared/contracts/templates.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { templateDifference } from '../template-difference.ts';
import { DifferenceList } from './difference-list.tsx';
import { TaskLines } from './task-lines.tsx';
import classes from './version-list.module.css';

interface Props {
  version: TemplateVersion;
  /** The one that it came after; undefined when it is the first, or not loaded yet. */
  before: TemplateVersion | undefined;
  newest: boolean;
  onRestore: (() => void) | undefined;
}

/** One version: who made it and when, what it changed, and who still goes by it. */
export function VersionCard({ version, before, newest, onRestore }: Props) {
  const texts = useTexts(templatesTexts);
  return (
    <article className={classes.card} data-testid="version" aria-label={texts.version(version.version)}>
      <header className={classes.head}>
        <h2 className={classes.title}>{texts.version(version.version)}</h2>
        {newest && <Tag tone="good">{texts.latest}</Tag>}
        {version.running > 0 && <Tag tone="busy">{texts.runningOn(version.running)}</Tag>}
        <span className={classes.who}>
          <When at={version.createdAt} /> {version.createdBy && <bdi>{texts.by(version.createdBy)}</bdi>}
        </span>
        {onRestore && !newest && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={texts.restoreVersion(version.version)}
            onClick={onRestore}
          >
            {texts.restore}
          </Button>
        )}
      </header>
      <Difference version={version} before={before} />
      <details className={classes.tasks}>
        <summary>{texts.showTasks(version.tasks.length)}</summary>
        <TaskLines tasks={version.tasks} />
      </details>
    </article>
  );
}

function Difference({ version, before }: Pick<Props, 'version' | 'before'>) {
  const texts = useTexts(templatesTexts);
  if (version.version === 1) return <p className={classes.note}>{texts.first(version.tasks.length)}</p>;
  if (!before) return null;
  const changes = templateDifference(before, version);
  if (changes.length === 0) return <p className={classes.note}>{texts.same}</p>;
  return <DifferenceList changes={changes} />;
}
