import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { TranscriptMessage } from '../../../../../shared/contracts/submissions.ts';
import { FormattedText } from '../../../components/ui/formatted-text.tsx';
import { Ticks } from '../../../components/ui/ticks.tsx';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './bubble.module.css';
import { BubblePhoto } from './bubble-photo.tsx';
import { BubblePicture } from './bubble-picture.tsx';

interface Props {
  message: TranscriptMessage;
  operatorName: string;
  onOpenPhoto: (url: string) => void;
  /** Its question is the one that is pointed at. */
  selected?: boolean;
  /** Goes to the answer to a question; left out where there is none. */
  onSelect?: ((taskIndex: number) => void) | undefined;
}

/** One message of the chat: ours on the right with ticks, the operator's on the left. */
export function Bubble({ message, operatorName, onOpenPhoto, selected = false, onSelect }: Props) {
  const texts = useTexts().transcript;
  const words = useTexts(submissionsTexts);
  const { taskIndex, direction, photo, picture, text, buttons, delivery } = message;
  const sender = direction === 'inbound' ? texts.fromOperator(operatorName) : texts.fromUs;
  return (
    <div
      className={classes.bubble}
      data-direction={direction}
      data-task={taskIndex ?? undefined}
      data-selected={selected}
      data-testid="chat-line"
    >
      <VisuallyHidden>{sender}</VisuallyHidden>
      {photo && <BubblePhoto photo={photo} onOpen={onOpenPhoto} />}
      {picture && <BubblePicture picture={picture} />}
      {text && <FormattedText className={classes.text} message={text} />}
      {buttons.length > 0 && (
        <ul className={classes.buttons} aria-label={texts.buttons}>
          {buttons.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      )}
      <div className={classes.foot}>
        {taskIndex !== null && onSelect && (
          <UnstyledButton
            className={classes.question}
            aria-label={words.toAnswerLabel(taskIndex + 1)}
            onClick={() => onSelect(taskIndex)}
          >
            {words.toAnswer(taskIndex + 1)}
          </UnstyledButton>
        )}
        <When at={message.at} />
        {delivery && <Ticks status={delivery.status} error={delivery.error} />}
      </div>
      {delivery?.error && <p className={classes.error}>{delivery.error}</p>}
    </div>
  );
}
