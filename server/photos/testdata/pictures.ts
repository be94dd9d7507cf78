import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A photo as a phone takes it: red left half, blue right half. */
export function phonePhoto(width = 64, height = 32): Sharp {
  const blue = { create: { width: width / 2, height, channels: 3, background: '#0000ff' } } as const;
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: blue, left: width / 2, top: 0 },
  ]);
}

const pngHeader = (side: number, { depth = 1, colours = 0, interlaced = false }) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = depth;
  header[9] = colours;
  header[12] = Number(interlaced);
  return header;
};

/** The beginning of an interlaced PNG with transparency and 16 bits a colour, as far as a decoder reads before it needs memory. */
export const beginningOfInterlacedPng = (side: number): Buffer =>
  Buffer.concat([
    SIGNATURE,
    chunk('IHDR', pngHeader(side, { depth: 16, colours: 6, interlaced: true })),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
  ]);

/** A PNG that says it is this large and needs next to no bytes for it: one bit a pixel, all of them alike. */
export function hugePng(side: number): Buffer {
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', pngHeader(side, {})),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
