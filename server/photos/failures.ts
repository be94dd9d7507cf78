/** Bytes; what Meta hands over may be larger (100 MB), a photo hardly is. */
export const MOST_BYTES = 25 * 1024 * 1024;

/** Pixels: what phones with 50 megapixels make. Of kinds that have to be held whole, memory allows fewer. */
export const MOST_PIXELS = 50_000_000;

/** Why a photo could not be kept, in words for managers; at most 300 characters. */
export const failures = {
  gone: 'WhatsApp no longer has this photo.',
  notHandedOver: 'WhatsApp did not hand over this photo, though we tried for many hours.',
  tooManyAttempts: 'This photo could not be stored, though we tried many times.',
  tooLarge: `The file is larger than ${MOST_BYTES / 1024 / 1024} MB.`,
  altered: 'The photo did not arrive as it was sent, twice in a row.',
  empty: 'The file is empty.',
  notAPicture: 'This is not a picture. We can read JPEG, PNG, WebP, GIF and AVIF.',
  heic: 'This is a HEIC picture, which we cannot read. Sent as a photo rather than as a file, it becomes readable.',
  tooManyPixels: `The picture has more than ${MOST_PIXELS / 1_000_000} megapixels.`,
  tooMuchMemory:
    'Reading this picture would take too much memory. As a plain JPEG, or sent as a photo rather than as a file, it takes less.',
  damaged: 'The picture is damaged and cannot be read.',
} as const;
