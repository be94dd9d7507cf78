import sharp from 'sharp';

/** A small JPEG of one color, for what a phone sends where any photo does. Sizes are in pixels. */
export const testPicture = ({ width = 60, height = 40, background = '#888' } = {}): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
