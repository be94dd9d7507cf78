const PHOTOS = '/api/whatsapp-photos';

/** Where the small version of a reference picture is. */
export const thumbnailOf = (filename: string) => `${PHOTOS}/${filename.replace(/\.jpg$/, '_thumb.jpg')}`;
