const PHOTO_FILENAME = /^[a-zA-Z0-9_-]+\.(jpg|jpeg|png|gif|webp)$/;

/** Whether this may be the name of a stored photo: letters, digits, `_`, `-`, one dot, a picture's ending. */
export function isPhotoFilename(name: string): boolean {
  return PHOTO_FILENAME.test(name);
}

export const photoFilename = (photoId: string) => `${photoId}.jpg`;

export const thumbnailFilename = (photoId: string) => `${photoId}_thumb.jpg`;
