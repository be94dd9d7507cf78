import type { CloudApi, CloudApiError } from '../whatsapp/cloud-api-types.ts';
import { DownloadError } from '../whatsapp/download-error.ts';
import { policyOf } from '../whatsapp/error-policy.ts';
import { limits } from '../whatsapp/limits.ts';
import { sameSha256 } from '../whatsapp/media-hash.ts';
import type { ErrorBudget } from './error-budget.ts';
import { failures, MOST_BYTES } from './failures.ts';
import { type ReadFile, readHashed } from './read-hashed.ts';

export interface PhotoToDownload {
  mediaId: string;
  /** From the webhook, where Meta gives one; how long it works is not documented. */
  mediaUrl: string | null;
  /** From the webhook, base64 or hex. */
  mediaSha256: string | null;
  receivedAt: Date;
}

export interface DownloadTools {
  cloudApi: Pick<CloudApi, 'mediaInfo' | 'downloadMedia'>;
  budget: ErrorBudget;
  clock: () => Date;
  random: () => number;
  signal: AbortSignal;
}

export type DownloadedPhoto =
  | ({ kind: 'file' } & ReadFile)
  /** `refused`: Meta gave a definite no, rather than none. `reason` is for the log. */
  | { kind: 'later'; reason: string; refused: boolean }
  | { kind: 'never'; failure: string };

/** Where the bytes are and what they must be. */
interface Address {
  kind: 'address';
  url: string;
  hashes: string[];
}

/**
 * Both hops of a download [M:media]. An address that has expired (404) and a file that isn't what Meta says are asked
 * for once more at once, with a new address; everything else is for the caller to try later.
 */
export async function downloadPhoto(photo: PhotoToDownload, tools: DownloadTools): Promise<DownloadedPhoto> {
  const first = await oneDownload(photo, tools);
  if (first.kind !== 'again') return first;
  const second = await oneDownload(photo, tools);
  return second.kind === 'again' ? second.otherwise : second;
}

type Once = DownloadedPhoto | { kind: 'again'; otherwise: DownloadedPhoto };

async function oneDownload(photo: PhotoToDownload, tools: DownloadTools): Promise<Once> {
  const address = await findAddress(photo, tools);
  if (address.kind !== 'address') return address;
  const result = await tools.cloudApi.downloadMedia(address.url, {
    maxBytes: MOST_BYTES,
    signal: tools.signal,
  });
  switch (result.kind) {
    case 'stream':
      return readFile(result.body, address);
    case 'too-large':
      return { kind: 'never', failure: failures.tooLarge };
    case 'refused': {
      tools.budget.count();
      // This is no call of the API: the refusal carries no code and is never taken for a definite no.
      const later: DownloadedPhoto = { kind: 'later', reason: inShort(result.error), refused: false };
      return result.error.httpStatus === 404 ? { kind: 'again', otherwise: later } : later;
    }
    default:
      return { kind: 'later', reason: result.reason, refused: false };
  }
}

async function readFile(body: AsyncIterable<Uint8Array>, { hashes }: Address): Promise<Once> {
  const file = await readHashed(body).catch((error: unknown) => {
    if (error instanceof DownloadError) return error;
    throw error;
  });
  if (file instanceof DownloadError) {
    return file.reason === 'too-large'
      ? { kind: 'never', failure: failures.tooLarge }
      : { kind: 'later', reason: file.message, refused: false };
  }
  return hashes.every((hash) => sameSha256(hash, file.sha256))
    ? { kind: 'file', ...file }
    : { kind: 'again', otherwise: { kind: 'never', failure: failures.altered } };
}

/** Asks for a new address, whose lifetime is documented; the webhook's own serves when Meta won't give another. */
async function findAddress(photo: PhotoToDownload, tools: DownloadTools): Promise<Address | DownloadedPhoto> {
  const known = photo.mediaSha256 === null ? [] : [photo.mediaSha256];
  const info = await tools.cloudApi.mediaInfo(photo.mediaId);
  if (info.kind === 'found') {
    if (info.fileSize !== null && info.fileSize > MOST_BYTES)
      return { kind: 'never', failure: failures.tooLarge };
    return { kind: 'address', url: info.url, hashes: info.sha256 === null ? known : [...known, info.sha256] };
  }
  if (info.kind === 'failed') return { kind: 'later', reason: info.reason, refused: false };
  tools.budget.count();
  const age = tools.clock().getTime() - photo.receivedAt.getTime();
  if (photo.mediaUrl !== null && age < limits.mediaSeconds.url * 1000)
    return { kind: 'address', url: photo.mediaUrl, hashes: known };
  const refused = policyOf(info.error, tools.random).action === 'give-up';
  return { kind: 'later', reason: inShort(info.error), refused };
}

const inShort = ({ title, httpStatus, code }: CloudApiError) => `${title} (HTTP ${httpStatus}, code ${code})`;
