import { type Dispatcher, request } from 'undici';
import type { DownloadOptions, DownloadResult } from './cloud-api-types.ts';
import { DownloadError } from './download-error.ts';
import { USER_AGENT } from './graph-call.ts';
import { allowedMediaUrl } from './media-url.ts';
import { networkFault } from './network-fault.ts';
import { foreignError } from './read-graph-error.ts';

export interface MediaDownload extends DownloadOptions {
  dispatcher: Dispatcher;
  url: string;
  apiUrl: string;
  accessToken: string;
  /** Milliseconds for the whole download. */
  timeoutMs: number;
}

/** One redirect is followed, and only to where the token may go. */
const REDIRECTS_MAX = 1;

/**
 * Second hop of a download [M:media]. Fails as 404 when the address has expired: ask for a new one. Nothing is kept in
 * memory beyond a piece; the caller hashes and sniffs what comes.
 */
export async function downloadMedia(download: MediaDownload): Promise<DownloadResult> {
  const stop = stopper(download);
  try {
    let url = allowedMediaUrl(download.url, download.apiUrl);
    for (let redirects = 0; ; redirects++) {
      if ('forbidden' in url) return end({ kind: 'forbidden', reason: url.forbidden });
      const response = await get(url, download, stop.signal);
      const location = response.headers.location;
      if (response.statusCode === 200) return take(response, download, stop);
      await response.body.dump();
      if (response.statusCode < 300 || response.statusCode >= 400 || typeof location !== 'string') {
        return end({ kind: 'refused', error: foreignError(response.statusCode) });
      }
      if (redirects === REDIRECTS_MAX) return end({ kind: 'forbidden', reason: 'too many redirects' });
      url = allowedMediaUrl(location, download.apiUrl, url.href);
    }
  } catch (error) {
    return end({ kind: 'failed', reason: stop.reason() ?? networkFault(error) });
  }

  function end<T>(result: T): T {
    stop.done();
    return result;
  }
}

function get(url: URL, { dispatcher, accessToken }: MediaDownload, signal: AbortSignal) {
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'user-agent': USER_AGENT,
    // Bytes as stored: their hash is compared.
    'accept-encoding': 'identity',
  };
  // The deadline alone decides.
  const waits = { headersTimeout: 0, bodyTimeout: 0 };
  return request(url, { dispatcher, method: 'GET', headers, signal, ...waits });
}

async function take(
  { headers, body }: Dispatcher.ResponseData,
  { maxBytes }: MediaDownload,
  stop: Stopper,
): Promise<DownloadResult> {
  if (Number(headers['content-length']) > maxBytes) {
    stop.done();
    body.on('error', () => {}).destroy();
    return { kind: 'too-large', reason: `more than ${maxBytes} bytes` };
  }
  // A body that nobody reads breaks off at the deadline; without a listener that would end the process.
  body.on('error', () => {});
  const contentType = headers['content-type'];
  return {
    kind: 'stream',
    body: capped(body, maxBytes, stop),
    contentType: typeof contentType === 'string' ? contentType : null,
  };
}

async function* capped(
  body: Dispatcher.ResponseData['body'],
  maxBytes: number,
  stop: Stopper,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const piece of body) {
      size += piece.length;
      if (size > maxBytes) throw new DownloadError('too-large', `more than ${maxBytes} bytes`);
      yield piece;
    }
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    const reason = stop.reason();
    if (reason === null) throw new DownloadError('interrupted', networkFault(error));
    throw new DownloadError(reason === TOO_SLOW ? 'timeout' : 'aborted', reason);
  } finally {
    // Leaving the loop early has ended the body already.
    stop.done();
  }
}

interface Stopper {
  signal: AbortSignal;
  /** Why it was stopped; `null` when it was not. */
  reason(): string | null;
  done(): void;
}

const TOO_SLOW = 'the download took too long';

/** Stops at the deadline or when the caller says so, and lets go of the caller's signal afterwards. */
function stopper({ signal: outer, timeoutMs }: MediaDownload): Stopper {
  const controller = new AbortController();
  const stop = (reason: string) => {
    done();
    controller.abort(reason);
  };
  const callOff = () => stop('the download was called off');
  const timer = setTimeout(() => stop(TOO_SLOW), timeoutMs);
  if (outer?.aborted) callOff();
  else outer?.addEventListener('abort', callOff, { once: true });
  return {
    signal: controller.signal,
    reason: () => (controller.signal.aborted ? String(controller.signal.reason) : null),
    done,
  };

  function done(): void {
    clearTimeout(timer);
    outer?.removeEventListener('abort', callOff);
  }
}
