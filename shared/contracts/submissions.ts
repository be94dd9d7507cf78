import { z } from 'zod';
import { endpoint, listOf, pageQuery, TextId } from '../endpoint.ts';
import { DeliveryStatus, PhotoStatus, Result, SubmissionStatus } from '../words.ts';

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
  summary: 'One submission with its answers and photos',
  params: TextId,
  response: Submission,
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
