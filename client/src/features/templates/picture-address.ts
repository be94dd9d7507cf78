const PHOTOS = '/api/whatsapp-photos';

/** Where a reference picture is. */
export const pictureOf = (filename: string) => `${PHOTOS}/${filename}`;

/** Where the small version of a reference picture is. */
export const thumbnailOf = (filename: string) => `${PHOTOS}/${filename.replace(/\.jpg$/, '_thumb.jpg')}`;
