/** Browsers list some places by names that their people no longer use. */
const NAMES_OF_TODAY: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every time zone by its IANA name, and the one that is set, whatever it is called. */
export function timeZones(current: string): string[] {
  const listed = Intl.supportedValuesOf('timeZone').map((name) => NAMES_OF_TODAY[name] ?? name);
  return [...new Set(['UTC', current, ...listed])].sort();
}

/** How far it is from UTC now: `UTC+5:30`; nothing for a name that this browser does not know. */
export function offsetOf(timeZone: string, now = new Date()): string {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' });
    const offset = format.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return offset.replace('GMT', 'UTC');
  } catch {
    return '';
  }
}
