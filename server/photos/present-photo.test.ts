import { expect, it } from 'vitest';
import { Photo } from '../../shared/contracts/submissions.ts';
import { isPhotoFilename, photoFilename, thumbnailFilename } from './photo-filename.ts';
import type { PhotoRow } from './photo-row.ts';
import { readPhotoAddress } from './photos-path.ts';
import { presentPhoto } from './present-photo.ts';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const pending: PhotoRow = {
  id,
  operatorId: 7,
  sessionId: null,
  submissionId: null,
  taskIndex: null,
  wamid: 'wamid.1',
  mediaId: '1',
  mediaUrl: 'https://lookaside.fbsbx.com/secret',
  mediaSha256: null,
  status: 'pending',
  filename: null,
  sha256: null,
  bytes: null,
  sourceSha256: null,
  sourceBytes: null,
  width: null,
  height: null,
  capturedAt: null,
  attempts: 0,
  refusals: 0,
  failure: null,
  receivedAt: new Date(),
  storedAt: null,
};

it('shows a stored photo with addresses that lead to it', () => {
  const capturedAt = new Date('2026-11-20T03:45:00Z');
  const photo = presentPhoto({
    ...pending,
    status: 'stored',
    filename: `${id}.jpg`,
    width: 4,
    height: 3,
    capturedAt,
  });
  expect(photo).toEqual({
    filename: `${id}.jpg`,
    url: `/api/whatsapp-photos/${id}.jpg`,
    thumbnailUrl: `/api/whatsapp-photos/${id}_thumb.jpg`,
    status: 'stored',
    failure: null,
    width: 4,
    height: 3,
    capturedAt: '2026-11-20T03:45:00.000Z',
  });
  for (const url of [photo.url, photo.thumbnailUrl]) expect(readPhotoAddress(url ?? '').kind).toBe('photo');
});

it('shows one that is not stored without addresses, and nothing that is not for browsers', () => {
  const failed = presentPhoto({
    ...pending,
    status: 'failed',
    failure: 'WhatsApp no longer has this photo.',
  });
  expect(failed).toMatchObject({
    url: null,
    thumbnailUrl: null,
    failure: 'WhatsApp no longer has this photo.',
  });
  expect(Photo.strict().parse(presentPhoto(pending))).toMatchObject({
    status: 'pending',
    filename: null,
    url: null,
  });
});

it('gives files names that fit the address and the column', () => {
  for (const name of [photoFilename(id), thumbnailFilename(id)]) {
    expect(isPhotoFilename(name)).toBe(true);
    expect(name.length).toBeLessThanOrEqual(80);
  }
});
