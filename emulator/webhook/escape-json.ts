/**
 * JSON as Meta puts it on the wire: every code unit above U+007F as `\uXXXX` in lowercase (an emoji becomes two
 * of them) and `/` as `\/`. A receiver that hashes re-serialised JSON instead of the bytes it got fails on this.
 */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff/]/g, (unit) =>
    unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
