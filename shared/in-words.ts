import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** A fault as what follows the name of its field: "is required". A schema's own words come before these. */
export function inWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is required' : `must be one of: ${issue.values.join(', ')}`;
    case 'too_small':
      return issue.minimum === 1 && issue.origin === 'string'
        ? 'must not be empty'
        : `must ${verb(issue)} at least ${issue.minimum}${unit(issue)}`;
    case 'too_big':
      return `must ${verb(issue)} at most ${issue.maximum}${unit(issue)}`;
    case 'invalid_format':
      return `is not a valid ${issue.format.replaceAll('_', ' ')}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    default:
      return undefined;
  }
}

const NAMES: Record<string, string> = {
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};

function article(expected: string): string {
  return NAMES[expected] ?? `a ${expected}`;
}

function verb({ origin }: { origin: string }): string {
  return origin === 'string' || origin === 'array' ? 'have' : 'be';
}

function unit({ origin }: { origin: string }): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
