import { z } from 'zod';
import { cleanText, endpoint, listOf, pageQuery, seen, TextId } from '../endpoint.ts';
import { AnswerType, DeliveryStatus, PhotoStatus, Result, Review, SubmissionStatus } from '../words.ts';

export const Photo = z.object({
  /** null until it is stored. */
  filename: z.string().nullable(),
  url: z.string().nullable(),
  thumbnailUrl: z.string().nullable(),
  status: PhotoStatus,
  /** Why a photo could not be fetched, in plain words. */
  failure: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  capturedAt: z.string().nullable(),
});
export type Photo = z.infer<typeof Photo>;

export const Answer = z.object({
  taskIndex: z.int(),
  taskName: z.string(),
  verificationCriteria: z.string().optional(),
  /** null for answers that are a value, a text or a photo. */
  result: Result.nullable(),
  remarks: z.string(),
  value: z.union([z.number(), z.string()]).optional(),
  unit: z.string().optional(),
  /** The limits of the version that was asked. */
  min: z.number().optional(),
  max: z.number().optional(),
  outOfLimits: z.boolean(),
  photos: z.array(Photo),
  answeredAt: z.string(),
  edited: z.boolean(),
});
export type Answer = z.infer<typeof Answer>;

export const Submission = z.object({
  id: z.string(),
  assignmentId: z.string(),
  templateName: z.string(),
  machineName: z.string(),
  operatorName: z.string(),
  status: SubmissionStatus,
  totalTasks: z.int(),
  answers: z.array(Answer),
  /** Photos whose question is not settled yet. */
  unplacedPhotos: z.array(Photo),
  createdAt: z.string(),
  completedAt: z.string().nullable(),
});
export type Submission = z.infer<typeof Submission>;

/** What was answered before the operator changed it. */
export const EarlierAnswer = z.object({
  result: Result.nullable(),
  remarks: z.string(),
  value: z.union([z.number(), z.string()]).optional(),
  outOfLimits: z.boolean(),
  answeredAt: z.string(),
});
export type EarlierAnswer = z.infer<typeof EarlierAnswer>;

/** What was done about an answer that was NOK or out of limits. */
export const FollowUp = z.object({ text: z.string(), by: z.string(), at: z.string() });

export const DetailedAnswer = Answer.extend({
  /** When the question last arrived on the phone before it was answered; null when that is not known. */
  askedAt: z.string().nullable(),
  /** From then to the answer; phones tell whole seconds. */
  seconds: z.int().nullable(),
  /** The oldest first. */
  earlier: z.array(EarlierAnswer),
  followUp: FollowUp.nullable(),
});
export type DetailedAnswer = z.infer<typeof DetailedAnswer>;

export const UnansweredTask = z.object({
  taskIndex: z.int(),
  taskName: z.string(),
  verificationCriteria: z.string().optional(),
  answerType: AnswerType,
});
export type UnansweredTask = z.infer<typeof UnansweredTask>;

export const SubmissionReview = z.object({
  state: Review,
  note: z.string(),
  by: z.string(),
  at: z.string(),
});
export type SubmissionReview = z.infer<typeof SubmissionReview>;

/** A submission with all that its page shows. */
export const SubmissionDetail = Submission.extend({
  answers: z.array(DetailedAnswer),
  unanswered: z.array(UnansweredTask),
  templateId: z.int(),
  templateVersion: z.int(),
  machineId: z.int(),
  operatorId: z.int(),
  /** When the first question arrived on the phone; null when it has not. */
  askedAt: z.string().nullable(),
  /** From then to the confirmation. */
  seconds: z.int().nullable(),
  review: SubmissionReview.nullable(),
  updatedAt: z.string(),
});
export type SubmissionDetail = z.infer<typeof SubmissionDetail>;

/** One line of the chat as it happened. */
export const TranscriptMessage = z.object({
  id: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  at: z.string(),
  text: z.string(),
  buttons: z.array(z.string()),
  photo: Photo.nullable(),
  /** The reference picture that a question was to show; `failure`: why it went out without, in plain words. */
  picture: z.object({ url: z.string(), failure: z.string().nullable() }).nullable(),
  taskIndex: z.int().nullable(),
  /** Outbound only. */
  delivery: z
    .object({
      status: DeliveryStatus,
      sentAt: z.string().nullable(),
      deliveredAt: z.string().nullable(),
      readAt: z.string().nullable(),
      error: z.string().nullable(),
    })
    .nullable(),
});
export type TranscriptMessage = z.infer<typeof TranscriptMessage>;

export const listSubmissions = endpoint({
  method: 'GET',
  path: '/api/submissions',
  access: 'viewer',
  summary: 'Submissions, newest first',
  query: z.object({ ...pageQuery, status: SubmissionStatus.optional() }),
  response: listOf(Submission),
});
export const getSubmission = endpoint({
  method: 'GET',
  path: '/api/submissions/:id',
  access: 'viewer',
  summary: 'One submission with its answers, their edits, photos and review',
  params: TextId,
  response: SubmissionDetail,
});
export const reviewSubmission = endpoint({
  method: 'PATCH',
  path: '/api/submissions/:id',
  access: 'reviewer',
  summary: 'Review a completed submission; say what was done about its failed answers',
  params: TextId,
  body: z.object({
    ...seen,
    /** null takes the review back. */
    review: Review.nullish(),
    note: cleanText(2000).optional(),
    /** One for each answer that it is about; an empty text takes it back. */
    followUps: z
      .array(z.object({ taskIndex: z.int().min(0), text: cleanText(1000) }))
      .max(100)
      .refine((all) => new Set(all.map((one) => one.taskIndex)).size === all.length, 'names a question twice')
      .optional(),
  }),
  response: SubmissionDetail,
  changes: ['submissions'],
});
export const getTranscript = endpoint({
  method: 'GET',
  path: '/api/submissions/:id/transcript',
  access: 'viewer',
  summary: 'The chat of a submission, both directions, with delivery statuses',
  params: TextId,
  response: z.object({ items: z.array(TranscriptMessage) }),
});
export const listInstallations = endpoint({
  method: 'GET',
  path: '/api/installations',
  access: 'viewer',
  summary: 'The newest submissions as a bare array, for old dashboards',
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) }),
  response: z.array(Submission),
});
