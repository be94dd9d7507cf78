import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { DetailedAnswer, Photo, SubmissionDetail } from '../../../shared/contracts/submissions.ts';
import { makePdf } from './make-pdf.ts';
import type { Picture } from './sheet.ts';

const AT = '2026-11-20T08:00:05.000Z';
const answer = (taskIndex: number, more: Partial<DetailedAnswer> = {}): DetailedAnswer => ({
  ...{
    taskIndex,
    taskName: `Task ${taskIndex + 1}`,
    result: 'OK',
    remarks: '',
    outOfLimits: false,
    photos: [],
  },
  ...{ answeredAt: AT, edited: false, askedAt: null, seconds: 42, earlier: [], followUp: null },
  ...more,
});
const photo = (more: Partial<Photo> = {}): Photo => ({
  ...{ filename: 'a.jpg', url: '/a.jpg', thumbnailUrl: null, status: 'stored', failure: null },
  ...{ width: 60, height: 40, capturedAt: AT },
  ...more,
});
const submission = (more: Partial<SubmissionDetail> = {}): SubmissionDetail => ({
  ...{ id: 's1', assignmentId: 'a1', templateId: 1, templateVersion: 1, machineId: 1, operatorId: 1 },
  ...{ templateName: 'Filler, morning', machineName: 'Filler 1', operatorName: 'Asha', status: 'completed' },
  ...{ totalTasks: 1, answers: [answer(0)], unanswered: [], unplacedPhotos: [] },
  ...{ createdAt: AT, completedAt: AT, askedAt: AT, seconds: 185, review: null, updatedAt: AT },
  ...more,
});

async function picture(): Promise<Picture> {
  const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  return { jpeg, width: 60, height: 40 };
}

async function printed(
  of: SubmissionDetail,
  readPicture: (filename: string) => Promise<Picture | null> = picture,
) {
  const pieces: Uint8Array[] = [];
  const options = { timeZone: 'Asia/Kolkata', now: new Date(AT), readPicture };
  for await (const piece of makePdf(of, options)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  let images = 0;
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    const { fnArray } = await page.getOperatorList();
    images += fnArray.filter((fn) => fn === OPS.paintImageXObject).length;
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string } };
  await pdf.destroy();
  return { bytes, pages, text: pages.join('\n'), images, title: info.Title };
}

test('What, where, who, when, how long, and the time zone', async () => {
  const { text, pages, title } = await printed(submission());
  expect(title).toBe('Filler, morning, Filler 1');
  for (const words of ['Filler, morning', 'Filler 1', 'Asha', 'Completed', '3 min 5 s', '1 of 1 · 1 OK'])
    expect(text).toContain(words);
  expect(text).toContain('All times are in the time zone Asia/Kolkata.');
  expect(text).toContain('20 Nov 2026, 13:30:05');
  expect(pages[0]).toContain('Page 1 of 1');
});

test('Value against limits, edits, follow-up, review, and what nobody answered', async () => {
  const value = { value: 4.5, unit: 'bar', min: 2, max: 4, outOfLimits: true, result: null };
  const earlier = [{ result: null, remarks: 'misread', value: 45, outOfLimits: true, answeredAt: AT }];
  const followUp = { text: 'Valve set anew', by: 'Tom', at: AT };
  const { text } = await printed(
    submission({
      answers: [answer(0, { ...value, earlier, edited: true, followUp })],
      unanswered: [{ taskIndex: 1, taskName: 'Guards closed?', answerType: 'ok_nok' }],
      review: { state: 'needs_action', note: 'Watch it', by: 'Meera', at: AT },
    }),
  );
  for (const words of [
    '4.5 bar, above the limits (2 to 4 bar)',
    'Before: 45 bar, misread (20 Nov 2026, 13:30:05)',
    'Follow-up: Valve set anew (Tom, 20 Nov 2026, 13:30:05)',
    'Guards closed?',
    'Not answered',
    'Needs action, Meera, 20 Nov 2026, 13:30:05',
    'Watch it',
    '1 out of limits',
    'Answered 20 Nov 2026, 13:30:05, 42 s after it was asked',
  ])
    expect(text).toContain(words);
});

test('Photos are in it; one that could not be had says why', async () => {
  const photos = [
    photo(),
    photo(),
    photo({ status: 'failed', filename: null, failure: 'WhatsApp no longer has it.' }),
    photo({ filename: 'gone.jpg' }),
    photo({ status: 'pending', filename: null }),
  ];
  const { text, images } = await printed(
    submission({ answers: [answer(0, { photos })], unplacedPhotos: [photo()] }),
    async (filename) => (filename === 'gone.jpg' ? null : picture()),
  );
  expect(images).toBe(3);
  expect(text).toContain('Photo 1 of 5 · Taken 20 Nov 2026, 13:30:05');
  expect(text).toContain('WhatsApp no longer has it.');
  expect(text).toContain('The file of this photo is missing.');
  expect(text).toContain('This photo is still being fetched.');
  expect(text).toContain('Photos without a question');
});

test.each([
  ['hostile', '<img src=x onerror=alert(1)>'],
  ['Hebrew', 'שלום עולם'],
  ['Arabic', 'يوجد تسرب'],
  ['Devanagari', 'तेल कम है'],
  ['Greek and Cyrillic', 'Ζώνη, ремень'],
  ['emoji', '👍 🔧 ✅'],
])('%s comes out as text', async (_, remarks) => {
  const { text } = await printed(submission({ answers: [answer(0, { remarks })], operatorName: remarks }));
  // Readers of PDFs put right-to-left words in order again, some better than others: all of the letters are there.
  const letters = [...text.normalize('NFKC')];
  for (const letter of remarks.normalize('NFKC').replace(/\s/g, '')) expect(letters).toContain(letter);
  expect(text).not.toContain('\uFFFD');
});

test('A remark of 4,096 characters goes on over the pages, whole', async () => {
  const remarks = Array.from({ length: 820 }, (_, i) => String(i).padStart(4, '0'))
    .join(' ')
    .slice(0, 4096);
  const long = 'x'.repeat(4096);
  const { text, pages } = await printed(
    submission({ answers: [answer(0, { remarks }), answer(1, { remarks: long }), answer(2, { remarks })] }),
  );
  expect(pages.length).toBeGreaterThan(2);
  for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
  expect(text.match(/\d{4}/g)?.filter((n) => Number(n) < 820).length).toBeGreaterThanOrEqual(2 * 819);
  expect([...text.matchAll(/x+/g)].reduce((sum, [xs]) => sum + xs.length, 0)).toBeGreaterThanOrEqual(4096);
});

test('Photos go out one after the other, not all at the end', async () => {
  let read = 0;
  const readAtFirstPiece: number[] = [];
  const photos = Array.from({ length: 20 }, () => photo());
  const noise = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a3' } })
    .jpeg()
    .toBuffer();
  const options = {
    ...{ timeZone: 'UTC', now: new Date(AT) },
    readPicture: async () => {
      read += 1;
      return { jpeg: Buffer.from(noise), width: 60, height: 40 };
    },
  };
  for await (const _ of makePdf(submission({ answers: [answer(0, { photos })] }), options))
    readAtFirstPiece.push(read);
  expect(readAtFirstPiece[0]).toBeLessThan(2);
  expect(new Set(readAtFirstPiece).size).toBeGreaterThanOrEqual(20);
});
