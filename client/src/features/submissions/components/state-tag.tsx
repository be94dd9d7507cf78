import type { z } from 'zod';
import type { Review, SubmissionStatus } from '../../../../../shared/words.ts';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';

interface Props {
  status: z.infer<typeof SubmissionStatus>;
  review: Review | null;
}

const tones: Record<Review, Tone> = { accepted: 'good', needs_action: 'bad' };

/** Running, cancelled, waiting for a review, or what the review says. */
export function StateTag({ status, review }: Props) {
  const texts = useTexts(submissionsTexts);
  const { statuses } = useTexts().submission;
  if (review) return <Tag tone={tones[review]}>{texts.reviewStates[review]}</Tag>;
  if (status === 'completed') return <Tag tone="warn">{texts.toReview}</Tag>;
  return <Tag tone={status === 'pending' ? 'busy' : 'quiet'}>{statuses[status]}</Tag>;
}
