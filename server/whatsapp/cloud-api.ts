import { FormData } from 'undici';
import type { CloudApi, Refused } from './cloud-api-types.ts';
import { openConnections } from './connections.ts';
import { downloadMedia } from './download-media.ts';
import { type GraphCall, graphCall } from './graph-call.ts';
import { readHealth } from './read-health.ts';
import { readMarked } from './read-marked.ts';
import { readMediaInfo } from './read-media-info.ts';
import { readSendResult } from './read-send-result.ts';
import { readUpload } from './read-upload.ts';
import { orFailed, settleCall } from './settle-call.ts';

export interface CloudApiOptions {
  /** Such as `https://graph.facebook.com`. */
  apiUrl: string;
  /** Such as `v26.0`. */
  version: string;
  phoneNumberId: string;
  accessToken: string;
  timeouts?: Partial<Timeouts>;
}

/** Milliseconds. */
export interface Timeouts {
  connect: number;
  /** A whole send, or any other short call. */
  call: number;
  upload: number;
  /** A whole download, its stream included. */
  download: number;
  /** How long `close` waits for calls that are running. */
  close: number;
}

const defaults: Timeouts = { connect: 5_000, call: 5_000, upload: 15_000, download: 60_000, close: 6_000 };

/** The Cloud API over HTTP. Holds connections: `close` it at the end. */
export function createCloudApi(options: CloudApiOptions): CloudApi {
  const { version, phoneNumberId, accessToken } = options;
  const timeouts = { ...defaults, ...options.timeouts };
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  const connections = openConnections(timeouts.connect);
  const { dispatcher } = connections;
  const call = (method: 'GET' | 'POST', path: string, body?: GraphCall['body'], timeoutMs = timeouts.call) =>
    graphCall({ dispatcher, method, url: `${apiUrl}/${version}/${path}`, accessToken, body, timeoutMs });
  const settle = async (outcome: ReturnType<typeof call>) => settleCall(await outcome, [accessToken]);
  const messages = `${phoneNumberId}/messages`;

  return {
    async send(message) {
      return readSendResult(await call('POST', messages, message), message, accessToken);
    },

    async markAsRead(wamid, { typing }) {
      const typingIndicator = typing ? { typing_indicator: { type: 'text' } } : {};
      const body = { messaging_product: 'whatsapp', status: 'read', message_id: wamid, ...typingIndicator };
      return orFailed(await settle(call('POST', messages, body)), readMarked);
    },

    async uploadMedia(bytes, mimeType, filename) {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', mimeType);
      form.set('file', new Blob([new Uint8Array(bytes)], { type: mimeType }), filename);
      return orFailed(
        await settle(call('POST', `${phoneNumberId}/media`, form, timeouts.upload)),
        readUpload,
      );
    },

    async mediaInfo(mediaId) {
      // Anything else could lead to another path.
      if (!/^[\w-]{1,256}$/.test(mediaId)) return notAMediaId;
      return orFailed(await settle(call('GET', mediaId)), readMediaInfo);
    },

    downloadMedia(url, { maxBytes, signal }) {
      return downloadMedia({
        dispatcher,
        url,
        apiUrl,
        accessToken,
        timeoutMs: timeouts.download,
        maxBytes,
        signal,
      });
    },

    async phoneNumberHealth() {
      const fields = 'status,quality_rating,display_phone_number,throughput';
      return orFailed(await settle(call('GET', `${phoneNumberId}?fields=${fields}`)), readHealth);
    },

    close() {
      return connections.close(timeouts.close);
    },
  };
}

/** As Meta itself would say it. */
const notAMediaId: Refused = {
  kind: 'refused',
  error: {
    code: 100,
    subcode: 33,
    httpStatus: 400,
    title: 'Not a media id',
    details: null,
    isTransient: false,
    traceId: null,
  },
};
