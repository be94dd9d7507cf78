import { answerCalls } from './callable.ts';
import { getMany } from './get-many.ts';
import { createPoster } from './http-pipe.ts';
import { createOperators, type Pace, RETRY_AFTER_MS } from './operators.ts';
import { type Accepted, startStandIn } from './stand-in.ts';
import { type SignedWebhook, webhookMaker } from './webhooks.ts';

/**
 * Load and stand-in in one light process, apart from the product and from whoever directs the bench: it plays the operators' phones
 * and Meta between them and the product.
 */
export interface LoadSetUp {
  /** Where the processes of the product are; each webhook goes to the next of those in use. */
  products: string[];
  appSecret: string;
  phoneNumberId: string;
  /** Questions of the checklist. */
  questions: number;
  /** Connections to each process. */
  connections: number;
}

const DELIVERY_STATUSES = ['sent', 'delivered', 'read'];

let operators: ReturnType<typeof createOperators> | undefined;
let tellStatuses: ((message: Accepted) => void) | null = null;
let withStatuses = false;
let used = 1;

const standIn = await startStandIn((message) => {
  if (withStatuses) tellStatuses?.(message);
  operators?.heard(message);
});

const inUse = () => {
  if (!operators) throw new Error('The load was not set up.');
  return operators;
};

answerCalls({
  url: () => standIn.url,
  setUp({ products, appSecret, phoneNumberId, questions, connections }: LoadSetUp) {
    const posters = products.map((url) => createPoster(url, '/api/whatsapp/webhook', connections));
    const make = webhookMaker(phoneNumberId, appSecret);
    let turn = 0;
    const post = ({ bytes, signature }: SignedWebhook) =>
      (posters[turn++ % used] as (typeof posters)[number])(bytes, signature);
    /** As Meta does it: until it is taken. */
    const bring = async (webhook: SignedWebhook): Promise<void> => {
      const { status } = await post(webhook);
      if (status === 503) setTimeout(() => void bring(webhook), RETRY_AFTER_MS);
    };
    operators = createOperators({
      questions,
      post: (digits, wamid, words) => post(make.text(digits, wamid, words)),
    });
    tellStatuses = (message) => {
      for (const status of DELIVERY_STATUSES) void bring(make.status(message, status));
    };
  },
  add: (people: string[]) => inUse().add(people),
  left: () => inUse().left(),
  begin(pace: Pace, processes: number, statuses: boolean) {
    used = processes;
    withStatuses = statuses;
    inUse().begin(pace);
  },
  mark: () => inUse().mark(),
  take: () => inUse().take(),
  end: (patience: number) => inUse().end(patience),
  forgetAll: () => inUse().forgetAll(),
  keepAcknowledged: () => inUse().keepAcknowledged(),
  acknowledged: () => inUse().acknowledged(),
  getMany,
});
