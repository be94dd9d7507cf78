/** Stores one photo in a folder and says what came of it: a process of its own, for its system calls to be made to fail. */
import { pino } from 'pino';
import { createPhotoStore } from '../photo-store.ts';

const [dir = '', bytes = '0'] = process.argv.slice(2);
const store = createPhotoStore({ dir, log: pino({ level: 'silent' }) });
await store
  .write('a.jpg', Buffer.alloc(Number(bytes), 'x'))
  .then(() => process.stdout.write('stored'))
  .catch((error) => process.stdout.write(`refused ${error.code}`));
