import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportAnswer } from '../../../../../shared/contracts/imports.ts';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { IconCheck, IconDownload } from '../../../components/ui/icons.tsx';
import { importsTexts } from '../../../texts/imports.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ImportKind } from '../import-kind.ts';
import { saveText } from '../save-text.ts';

interface Props {
  kind: ImportKind;
  answer: ImportAnswer;
  listLink: ReactNode;
  onAnother: () => void;
}

/** What an import has done, in words. */
export function ImportDone({ kind, answer, listLink, onAnother }: Props) {
  const texts = useTexts(importsTexts);
  const { counts, done, faultsCsv } = answer;
  const unchanged = counts.same + counts.differs;
  const words = [
    texts.done(done?.added ?? 0, done?.changed ?? 0),
    unchanged > 0 && texts.doneSame(unchanged),
    counts.error > 0 && texts.doneLeft(counts.error),
  ];
  return (
    <div role="status">
      <EmptyState
        icon={<IconCheck size={26} />}
        title={texts.doneTitle}
        text={words.filter(Boolean).join(' ')}
        action={
          <Group justify="center" gap="sm">
            {listLink}
            {faultsCsv !== null && (
              <Button
                variant="default"
                leftSection={<IconDownload size={16} />}
                onClick={() => saveText(`${kind.name}-errors.csv`, faultsCsv)}
              >
                {texts.faults}
              </Button>
            )}
            <Button variant="default" onClick={onAnother}>
              {texts.more}
            </Button>
          </Group>
        }
      />
    </div>
  );
}
