/**
 * What Meta says about an error, fit for logs and pages: without the given secrets (token, message texts), with
 * numbers of eight digits and more down to their last four, at most 500 units long.
 */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SECRET_MIN)
    .reduce((safe, secret) => safe.replaceAll(secret, '…'), text)
    .replace(/\d{4,}(?=\d{4})/g, '…')
    .slice(0, 500);
}

/** Shorter ones (`OK`) give nothing away, and would blank out words of Meta's. */
const SECRET_MIN = 8;
