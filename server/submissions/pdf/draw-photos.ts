import type { Photo } from '../../../shared/contracts/submissions.ts';
import type { Picture, Sheet } from './sheet.ts';
import { words } from './words.ts';

const COLUMNS = 2;
/** Points. */
const GAP = 12;
const HIGHEST = 210;
const CAPTION = 14;
const INDENT = 24;

/** Photos two in a row with when they were taken; what could not be had says why. Yields after each, so that it can go out. */
export async function* drawPhotos(sheet: Sheet, photos: readonly Photo[]): AsyncGenerator<void> {
  const { writer, box } = sheet;
  const inner = { x: box.x + INDENT, width: box.width - INDENT };
  const width = (inner.width - GAP * (COLUMNS - 1)) / COLUMNS;
  let column = 0;
  let rowTop = 0;
  let rowBottom = 0;
  for (const [index, photo] of photos.entries()) {
    const caption = `${words.photo(index + 1, photos.length)}${photo.capturedAt ? ` · ${words.takenAt(sheet.at(photo.capturedAt))}` : ''}`;
    const picture = await pictureOf(sheet, photo);
    if (typeof picture === 'string') {
      if (column > 0) writer.y = rowBottom;
      column = 0;
      writer.text(`${caption}: ${picture}`, { size: 9, color: '#a61b2b' }, inner);
      continue;
    }
    if (column === 0) {
      writer.y += 5;
      writer.need(HIGHEST + CAPTION);
      rowTop = writer.y;
      rowBottom = rowTop;
    }
    const place = { x: inner.x + column * (width + GAP), width };
    const scale = Math.min(width / picture.width, HIGHEST / picture.height, 1);
    sheet.document.image(picture.jpeg, place.x, rowTop, { width: picture.width * scale });
    writer.y = rowTop + picture.height * scale + 2;
    writer.text(caption, { size: 8, color: '#55616c' }, place);
    rowBottom = Math.max(rowBottom, writer.y);
    column = (column + 1) % COLUMNS;
    writer.y = rowBottom;
    yield;
  }
}

async function pictureOf({ readPicture }: Sheet, photo: Photo): Promise<Picture | string> {
  if (photo.status === 'failed') return photo.failure ?? words.photoFailed;
  if (photo.status === 'pending' || !photo.filename) return words.photoPending;
  return (await readPicture(photo.filename)) ?? words.photoGone;
}
