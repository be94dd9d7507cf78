import { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Endpoint, Topic } from '../../shared/endpoint.ts';
import type { Actor, Api, Context, DownloadVerb, Input, RequestContext, Verb } from '../context.ts';
import { requireAccess } from './access.ts';
import { readUpload } from './read-upload.ts';
import { requestIdOf } from './request-id.ts';
import { requestKey } from './request-key.ts';
import { sendDownload } from './send-download.ts';
import { checkAnswer, checkInput } from './validation.ts';

/**
 * What a verb can't see of HTTP and a few routes need: cookies. `input` may fill in the body from the request before
 * it is validated; `answered` may add to the response what its body does not say.
 */
export interface Edge<E extends Endpoint> {
  input?: (request: Request) => unknown;
  answered?: (body: z.output<E['response']>, response: Response) => void;
}

export interface HttpApi extends Api {
  route<E extends Endpoint>(contract: E, verb: Verb<E>, edge?: Edge<E>): void;
  /** Mount at the root: the contracts hold whole paths. */
  router: Router;
  contracts: readonly Endpoint[];
}

export interface ApiOptions {
  context: Context;
  /** Who sent this request; `nobody` without a good token. May throw when the database can't be asked. */
  authenticate: (request: Request) => Promise<Actor>;
  /** Tells every page what a success has changed. */
  announce: (topics: Topic[]) => void;
}

const MOST_USER_AGENT = 400;

/**
 * Routes from contracts: who may call is settled first (401, 403), then params, query and body are validated (400 with
 * `fields`), then the verb acts, and its answer passes through the contract: unknown keys are dropped, and an answer
 * that does not fit is never sent. Errors go to `answerError`.
 * @throws Error when a method and path get a second verb.
 */
export function createApi({ context, authenticate, announce }: ApiOptions): HttpApi {
  const router = Router();
  const contracts: Endpoint[] = [];

  function route<E extends Endpoint>(contract: E, verb: Verb<E>, edge: Edge<E> = {}): void {
    register(contract, edge.input, async (asked, input, response) => {
      const answer = await verb(asked, input);
      const body = checkAnswer(contract, answer);
      if (asked.once?.claimed === false)
        throw new Error(
          `${asked.once.route} promises to be idempotent, and its verb does not look at the key.`,
        );
      edge.answered?.(body, response);
      if (contract.changes.length > 0) announce([...contract.changes]);
      response.status(contract.status).set('Cache-Control', 'no-store').json(body);
    });
  }

  function download<E extends Endpoint>(contract: E, verb: DownloadVerb<E>): void {
    register(contract, undefined, async (asked, input, response) =>
      sendDownload(response, await verb(asked, input)),
    );
  }

  function register<E extends Endpoint>(
    contract: E,
    bodyOf: Edge<E>['input'],
    act: (context: RequestContext, input: Input<E>, response: Response) => Promise<void>,
  ): void {
    if (contracts.some((other) => other.method === contract.method && other.path === contract.path)) {
      throw new Error(`${contract.method} ${contract.path} has two verbs.`);
    }
    contracts.push(contract);
    const method = contract.method.toLowerCase() as Lowercase<Endpoint['method']>;
    router[method](contract.path, async (request, response) => {
      const actor = await whoActs(contract, request);
      requireAccess(actor, contract.access);
      const sent = contract.multipart ? await readUpload(request, response) : bodyOf?.(request);
      const input = checkInput(contract, request, sent ?? request.body);
      const once = requestKey(contract, request, actor, input);
      await act({ ...requestContext(request, actor), once }, input, response);
    });
  }

  /** A public route works without the database: there, who can't be looked up is nobody. */
  async function whoActs(contract: Endpoint, request: Request): Promise<Actor> {
    try {
      return await authenticate(request);
    } catch (error) {
      if (contract.access !== 'public') throw error;
      return { kind: 'nobody' };
    }
  }

  function requestContext(request: Request, actor: Actor): RequestContext {
    const requestId = requestIdOf(request);
    return {
      ...context,
      log: context.log.child({ requestId }),
      actor,
      requestId,
      ip: request.ip ?? '',
      userAgent: (request.get('user-agent') ?? '').slice(0, MOST_USER_AGENT),
    };
  }

  return { route, download, router, contracts };
}
