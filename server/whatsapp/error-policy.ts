import type { Random } from './delays.ts';
import type { Policy } from './policy.ts';
import { giveUp, policyKinds } from './policy-kinds.ts';
import { policyRanges } from './policy-ranges.ts';
import { policyTable } from './policy-table.ts';

/** An error of a call or of a `failed` delivery status, which has no HTTP status. */
export interface PolicyInput {
  code: number | null;
  httpStatus?: number | null;
  isTransient?: boolean;
}

/**
 * What to do about an error. Goes by Meta's code [M:errors]; the HTTP status decides only for codes that nobody knows,
 * and for 429, which always means later. What is unknown and has no status is given up.
 *
 * @param random spreads retries, so that many who wait do not come back together
 */
export function policyOf(error: PolicyInput, random: Random): Policy {
  const kinds = policyKinds(random);
  const { code, httpStatus } = error;
  const row = code === null ? undefined : (policyTable[code] ?? rangeOf(code));
  const policy = row ? kinds[row.kind](row.words) : undefined;
  if (policy?.action === 'retry') return policy;
  if (httpStatus === 429) return kinds.number('Meta asks us to send more slowly.');
  if (error.isTransient && policy?.scope !== 'recipient')
    return kinds.transient('WhatsApp has a passing problem.');
  if (policy) return policy;
  if (httpStatus === 408 || (httpStatus ?? 0) >= 500)
    return kinds.transient('WhatsApp has a problem of its own.');
  return code === null
    ? kinds[foreignAnswer(httpStatus)](FOREIGN)
    : giveUp('message', `WhatsApp refused the message (error ${code}).`);
}

const FOREIGN = 'Something between us and WhatsApp refused the message.';

/** No code: it was not Meta that answered, but a proxy, or a server at a wrong address. */
function foreignAnswer(httpStatus: number | null | undefined): 'access' | 'transient' | 'message' {
  if (httpStatus === 401 || httpStatus === 403 || httpStatus === 407) return 'access';
  if (httpStatus === 404 || (httpStatus && httpStatus >= 300 && httpStatus < 400)) return 'transient';
  return 'message';
}

function rangeOf(code: number) {
  return policyRanges.find(({ from, to }) => code >= from && code <= to);
}
