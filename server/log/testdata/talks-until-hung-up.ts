import { writeFileSync } from 'node:fs';
import { createLogger } from '../logger.ts';

/** A process that logs, and stops as the product does when its terminal is closed. Tells its pid in the file that it is given. */
const log = createLogger({ level: 'info' });
process.on('SIGHUP', () => {
  log.info({}, 'Stopping');
  setTimeout(() => {
    log.info({}, 'Stopped');
    process.exit(0);
  }, 100);
});
setInterval(() => log.info({}, 'Still here'), 20);
writeFileSync(process.argv[2] ?? '', String(process.pid));
