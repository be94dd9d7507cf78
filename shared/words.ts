import { z } from 'zod';

/** The words of product.md section 4, as values: the same in tables, routes, pages and conversation. */
export const results = ['OK', 'NOK', 'NA'] as const;
export const Result = z.enum(results);
export type Result = z.infer<typeof Result>;

export const AnswerType = z.enum(['ok_nok', 'number', 'choice', 'text', 'photo']);
export type AnswerType = z.infer<typeof AnswerType>;

export const PhotoRule = z.enum(['none', 'optional', 'required', 'required_on_nok']);
export type PhotoRule = z.infer<typeof PhotoRule>;

export const AssignmentStatus = z.enum(['pending', 'active', 'completed', 'cancelled']);
export const SubmissionStatus = z.enum(['pending', 'completed', 'cancelled']);
/** What a reviewer makes of a completed submission. */
export const Review = z.enum(['accepted', 'needs_action']);
export type Review = z.infer<typeof Review>;
export const SessionStatus = z.enum(['waiting', 'active', 'completed', 'expired', 'cancelled']);
export type SessionStatus = z.infer<typeof SessionStatus>;
export const PhotoStatus = z.enum(['pending', 'stored', 'failed']);
export const DeliveryStatus = z.enum([
  'queued',
  'sending',
  'in_doubt',
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'dropped',
]);

/** From least to most; a role may do all that the ones before it may. */
export const roles = ['viewer', 'reviewer', 'manager', 'admin'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
