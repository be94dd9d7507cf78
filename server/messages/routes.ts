import * as contracts from '../../shared/contracts/whatsapp.ts';
import type { Api } from '../context.ts';
import { listUnknownSendersVerb } from './list-unknown-senders.ts';
import { sendTextVerb } from './send-text.ts';

export function messageRoutes(api: Api, deps: Parameters<typeof sendTextVerb>[0]): void {
  api.route(contracts.sendMessage, sendTextVerb(deps));
  api.route(contracts.listUnknownSenders, listUnknownSendersVerb);
}
