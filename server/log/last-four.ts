/** A phone number as logs may show it: `…1234`. Shorter than eight digits: nothing of it is shown. */
export function lastFour(phoneNumber: string): string {
  const digits = phoneNumber.replace(/\D/g, '');
  return digits.length < 8 ? '…' : `…${digits.slice(-4)}`;
}
