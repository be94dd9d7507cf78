export type RetrySettings = {
  /** Wait before the second retry, in ms (the first retry comes at once); doubles with each further one. */
  baseMs: number;
  /** Longest wait between two retries, in ms. */
  capMs: number;
  /** Age in ms at which an undelivered webhook is dropped. Meta: 7 days [M:wh-endpoint]. */
  giveUpMs: number;
};

export type Settings = {
  /** Port to listen on; 0 picks a free one. */
  port: number;
  host: string;
  /** Where webhooks go. Can be changed while running, see the control endpoints. */
  webhookUrl: string;
  /** Key of the webhook signature. */
  appSecret: string;
  verifyToken: string;
  /** null: any bearer is accepted, except the words `expired` and `invalid`. */
  accessToken: string | null;
  phoneNumberId: string;
  /** The business's own number, digits only. */
  businessNumber: string;
  wabaId: string;
  /** Marks what arrives on a phone as read at once, for use without the page. */
  autoRead: boolean;
  retry: RetrySettings;
  /** How long a receiver may take to answer a webhook, in ms. Undocumented at Meta. */
  webhookTimeoutMs: number;
  /** Wait before each step of sent, delivered and read, in ms. */
  statusDelayMs: number;
  /** The last program that held this emulator has released it. */
  onUnneeded: () => void;
  /** Milliseconds since the epoch. Tests bring their own. */
  now: () => number;
};

export type EmulatorOptions = Partial<Omit<Settings, 'retry'>> & { retry?: Partial<RetrySettings> };

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1000;

const DEFAULTS: Settings = {
  port: 3001,
  host: '127.0.0.1',
  webhookUrl: 'http://127.0.0.1:3000/api/whatsapp/webhook',
  appSecret: 'emulator-app-secret',
  verifyToken: 'emulator-verify-token',
  accessToken: null,
  phoneNumberId: '106540352242922',
  businessNumber: '15550783881',
  wabaId: '102290129340398',
  autoRead: false,
  retry: { baseMs: 1000, capMs: 60_000, giveUpMs: SEVEN_DAYS_MS },
  webhookTimeoutMs: 10_000,
  statusDelayMs: 3,
  onUnneeded: () => {},
  now: Date.now,
};

/** Fills in what was left out. A key that is present but undefined counts as left out. */
export function settingsFrom(options: EmulatorOptions): Settings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...given, retry: { ...DEFAULTS.retry, ...options.retry } };
}
