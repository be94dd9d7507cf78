import { refresh } from '../../../shared/contracts/auth.ts';
import { ApiError } from './api-error.ts';

/** Renews a session whose token has run out, for all requests of this page together. */
export interface SessionRefresh {
  /** Rises with each renewal: whoever was refused in an earlier round need only ask again. */
  round(): number;
  /**
   * True when the session has been renewed since `round`: ask again. False: signing in is what is left.
   * @throws ApiError when the server can't be asked: that is no reason to sign in.
   */
  renew(round: number, fetcher: typeof fetch): Promise<boolean>;
}

export function createSessionRefresh(): SessionRefresh {
  let round = 0;
  let running: Promise<boolean> | undefined;
  const ask = async (fetcher: typeof fetch) => {
    const good = await askServer(fetcher);
    if (good) round++;
    return good;
  };
  return {
    round: () => round,
    renew(since, fetcher) {
      if (since !== round) return Promise.resolve(true);
      running ??= ask(fetcher).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** The refresh token is in a cookie that no script reads. Tabs that ask at once get the same new one. */
async function askServer(fetcher: typeof fetch): Promise<boolean> {
  const response = await fetcher(refresh.path, { method: refresh.method, credentials: 'same-origin' }).catch(
    () => undefined,
  );
  if (response?.ok) return true;
  if (response?.status === 401) return false;
  const status = response?.status ?? 0;
  throw new ApiError({ code: 'no_answer', status, message: 'The server cannot be reached right now.' });
}
