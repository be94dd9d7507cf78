import type { Check } from './check.ts';
import { diskRoom } from './disk-room.ts';

/** The disk that `folder` is on. */
export const checkDisk =
  (folder: string): Check =>
  async () => {
    const room = await diskRoom(folder);
    if (room.status === 'healthy') return { ...room };
    const action = 'Make room on the disk with the photos, before no more can be stored.';
    return { ...room, cause: 'full', action };
  };
