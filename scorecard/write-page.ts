import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFigures } from './figure.ts';
import { makePage } from './make-page.ts';
import { promises } from './promises.ts';

/** `npm run scorecard`: docs/scorecard.md, made anew. */
writeFileSync(path.join(import.meta.dirname, '../docs/scorecard.md'), makePage(promises, readFigures()));
