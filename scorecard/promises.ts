import type { Promised } from './promise.ts';
import { access } from './promises/access.ts';
import { answers } from './promises/answers.ts';
import { cloudApi } from './promises/cloud-api.ts';
import { crashes } from './promises/crashes.ts';
import { database } from './promises/database.ts';
import { files } from './promises/files.ts';
import { fuzzing } from './promises/fuzzing.ts';
import { operation } from './promises/operation.ts';
import { order } from './promises/order.ts';
import { overload } from './promises/overload.ts';
import { pictures } from './promises/pictures.ts';
import { upgrade } from './promises/upgrade.ts';
import { webhook } from './promises/webhook.ts';

/** Everything the product promises to hold under load, faults and bad input, in the groups and the order of the page. */
export const promises: { title: string; rows: Promised[] }[] = [
  { title: 'No answer lost or doubled', rows: answers },
  { title: 'Order and concurrency', rows: order },
  { title: 'Crash and restart', rows: crashes },
  { title: 'Database faults', rows: database },
  { title: 'Cloud API faults', rows: cloudApi },
  { title: 'Webhook: authenticity and abuse', rows: webhook },
  { title: 'Access', rows: access },
  { title: 'Pictures', rows: pictures },
  { title: 'Serving files', rows: files },
  { title: 'Hostile input', rows: fuzzing },
  { title: 'Overload', rows: overload },
  { title: 'Upgrade', rows: upgrade },
  { title: 'Operation', rows: operation },
];
