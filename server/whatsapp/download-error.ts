/** Why a download ended before its end. */
export class DownloadError extends Error {
  override name = 'DownloadError';
  readonly reason: 'too-large' | 'interrupted' | 'timeout' | 'aborted';

  constructor(reason: DownloadError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
