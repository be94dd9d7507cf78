import type { TextsOf } from './use-texts.ts';

/** What is wrong, what to do about it, and the command or the page that helps. */
export interface Advice {
  what: string;
  todo: string;
  command?: string;
  page?: 'conversations' | 'submissions';
}

const psql = (sql: string) => `psql "$(npm run -s db:url)" -c "${sql}"`;
const LOG = 'pm2 logs kinto-app --lines 100';

const english = {
  title: 'System',
  lead: 'Each part of the product, since when it is as it is, and what to do about it.',
  overall: {
    healthy: 'Everything works.',
    warning: 'Something needs attention.',
    error: 'Something does not work.',
  },
  looked: 'Looked at',
  refreshes: 'looks again every 30 seconds',
  refresh: 'Look now',
  parts: 'Parts',
  stale: 'Shown is how it was at',
  noDetails:
    'Only the states are known: who you are could not be looked up, which is what happens while the database is away.',
  states: { healthy: 'Works', warning: 'Needs attention', error: 'Does not work', off: 'Switched off' },
  since: 'Since',
  ago: (span: string) => `for ${span}`,
  justNow: 'just now',
  todo: 'What to do',
  copy: 'Copy the command',
  copied: 'Copied',
  open: { conversations: 'Open the conversations', submissions: 'Open the submissions' },
  services: {
    database: { name: 'Database', about: 'Keeps everything' },
    whatsapp: { name: 'WhatsApp', about: 'Our number at Meta’s Cloud API' },
    webhook: { name: 'Webhook', about: 'Messages that come in' },
    outbox: { name: 'Outbox', about: 'Messages that go out' },
    photos: { name: 'Photos', about: 'Fetched from WhatsApp and kept' },
    disk: { name: 'Disk', about: 'Where the photos are' },
    jobs: { name: 'Jobs', about: 'Work in the background' },
  } as Record<string, { name: string; about: string }>,
  emulated: 'Our number, played by the emulator',
  figures: {
    latency: 'Answers in',
    connections: 'Connections in use',
    ofConnections: (used: number, size: number) => `${used} of ${size}`,
    waiting: 'Waiting for a connection',
    phoneNumber: 'Our number',
    quality: 'Quality at Meta',
    throughput: 'Level',
    qualities: { GREEN: 'high', YELLOW: 'medium', RED: 'low' } as Record<string, string>,
    lastMessage: 'Last message came',
    never: 'never yet',
    unhandled: 'Not handled yet',
    setAside: 'Set aside in 24 hours',
    pending: 'Waiting to be sent',
    oldest: 'Oldest waits for',
    photosPending: 'Being fetched',
    photosFailed: 'Failed in 24 hours',
    free: 'Free',
    ofDisk: (bytes: string, percent: number) => `${bytes} (${percent} %)`,
    due: 'Waiting to begin',
    overdue: 'Overdue for',
    jobsFailed: 'Given up in 24 hours',
  },
  about: {
    title: 'About this product',
    version: 'Version',
    uptime: 'Running for',
    uptimeHint: 'The process that answered just now',
    api: 'For programs',
    apiLink: 'Page of the API',
    emulatorTitle: 'This runs against the emulator',
    emulator:
      'No WHATSAPP_ACCESS_TOKEN is set, so messages go to our own emulator of WhatsApp, and operators answer on its page. Nobody’s real phone gets anything.',
    emulatorLink: 'Open the operator’s phone',
  },
  advice: {
    database: {
      slow: {
        what: 'The database answers slowly, or all connections are taken.',
        todo: 'Look for statements that take long, and whether the machine is busy with something else.',
        command: psql(
          "SELECT pid, now() - query_start AS took, left(query, 80) FROM pg_stat_activity WHERE state <> 'idle' ORDER BY took DESC",
        ),
      },
      read_only: {
        what: 'The database takes no changes. Messages that come in are sent again by Meta, so nothing is lost.',
        todo: 'See why: a standby that was not promoted, or default_transaction_read_only. It goes on by itself when that is over.',
        command: psql(
          "SELECT pg_is_in_recovery(), name, setting, source FROM pg_settings WHERE name LIKE '%read_only'",
        ),
      },
      disk_full: {
        what: 'The disk with the database is full. Messages that come in are sent again by Meta, so nothing is lost.',
        todo: 'Make room. It goes on by itself then. Never delete files from the folder of the database.',
        command: 'df -h && du -sh data',
      },
      few_connections: {
        what: 'PostgreSQL allows too few connections for one more process, as a reload needs it.',
        todo: 'Raise max_connections in postgresql.conf and restart PostgreSQL, or run fewer processes.',
        command: psql('SHOW max_connections'),
      },
      no_answer: {
        what: 'The database does not answer. Messages that come in are sent again by Meta, so nothing is lost.',
        todo: 'See that PostgreSQL runs and that DATABASE_URL is right. The log says what it said last.',
        command: LOG,
      },
    },
    whatsapp: {
      off: {
        what: 'An admin has switched WhatsApp off: no new conversation starts, running ones go on to their end.',
        todo: 'Switch it on below when that is no longer wanted.',
      },
      no_number: {
        what: 'There is an access token, but no id of our number: nothing is sent, and no message that comes in is taken for ours.',
        todo: 'Put the phone number id of Meta’s app dashboard in .env as WHATSAPP_PHONE_NUMBER_ID, then restart.',
        command: 'pm2 reload kinto-app --update-env',
      },
      refused: {
        what: 'Meta refuses our calls.',
        todo: 'Make a new access token in Meta’s Business settings, put it in .env as WHATSAPP_ACCESS_TOKEN, then restart. Messages that wait are sent after that.',
        command: 'pm2 reload kinto-app --update-env',
      },
      unreachable: {
        what: 'WhatsApp does not answer. Messages wait and are sent when it does.',
        todo: 'See that this machine reaches the internet, and that WHATSAPP_API_URL is right.',
        command: 'curl -sS -o /dev/null -w "%{http_code}\\n" https://graph.facebook.com',
      },
      emulator_away: {
        what: 'The emulator of WhatsApp does not answer, so nobody gets a question.',
        todo: 'Restart the product: it starts its emulator with it. The log says why it went.',
        command: LOG,
      },
      not_connected: {
        what: 'Meta says that our number is not connected: it cannot send.',
        todo: 'Open WhatsApp Manager › Phone numbers; it says what is missing, such as a payment method or a review.',
      },
      low_quality: {
        what: 'People block or report our number, and Meta may soon hold it back.',
        todo: 'Write only to operators who know of it, and see WhatsApp Manager › Insights.',
      },
      no_answer: {
        what: 'How WhatsApp is could not be found out in time.',
        todo: 'It is asked again in half a minute. If it stays so, the log says more.',
        command: LOG,
      },
    },
    webhook: {
      waiting: {
        what: 'Messages of operators have come in and are not handled.',
        todo: 'See the error that they met. They are tried again by themselves.',
        command: psql(
          'SELECT received_at, attempts, last_error FROM inbound_messages WHERE handled_at IS NULL ORDER BY seq LIMIT 10',
        ),
        page: 'conversations',
      },
      set_aside: {
        what: 'Some messages could not be handled however often they were tried, and are set aside.',
        todo: 'See why, and ask these operators to send them again.',
        command: psql(
          "SELECT received_at, operator_id, last_error FROM inbound_messages WHERE outcome = 'set_aside' ORDER BY seq DESC LIMIT 10",
        ),
        page: 'conversations',
      },
    },
    outbox: {
      waiting: {
        what: 'Messages wait to be sent, so operators don’t get their questions.',
        todo: 'If the part WhatsApp is not well either, begin there. Else see what they met.',
        command: psql(
          "SELECT created_at, status, error_code, error_details, next_attempt_at FROM outbound_messages WHERE status IN ('queued', 'sending', 'in_doubt') ORDER BY seq LIMIT 10",
        ),
        page: 'conversations',
      },
    },
    photos: {
      waiting: {
        what: 'Photos wait to be fetched from WhatsApp.',
        todo: 'See the parts WhatsApp, Disk and Jobs. They are fetched by themselves when those are well; Meta keeps them for seven days.',
        command: psql(
          "SELECT received_at, attempts FROM photos WHERE status = 'pending' ORDER BY received_at LIMIT 10",
        ),
      },
      failed: {
        what: 'Some photos could not be fetched or read. The operators were told.',
        todo: 'See which, and ask for new ones where they matter.',
        command: psql(
          "SELECT received_at, submission_id, failure FROM photos WHERE status = 'failed' ORDER BY received_at DESC LIMIT 10",
        ),
        page: 'submissions',
      },
    },
    disk: {
      full: {
        what: 'The disk with the photos is nearly full. When it is, no photo can be stored.',
        todo: 'Make room, or move WHATSAPP_PHOTOS_DIR to a larger disk. Never delete photos from their folder by hand.',
        command: 'df -h && du -sh whatsapp_photos',
      },
    },
    jobs: {
      never_started: {
        what: 'Work in the background was never started.',
        todo: 'The first lines of the log after the start say why.',
        command: LOG,
      },
      overdue: {
        what: 'Work in the background does not begin in time.',
        todo: 'See that a process runs, and whether it is busy. A reload loses nothing.',
        command: 'pm2 status && pm2 reload kinto-app',
      },
      failed: {
        what: 'Some work in the background was given up after several tries.',
        todo: 'See what it met.',
        command: psql(
          "SELECT name, completed_on, output FROM pgboss.job WHERE state = 'failed' ORDER BY completed_on DESC LIMIT 10",
        ),
      },
    },
  } as Record<string, Record<string, Advice>>,
  /** For what has no advice of its own. */
  unknown: {
    what: 'This part does not answer, or not in time.',
    todo: 'The log says more.',
    command: LOG,
  } as Advice,
};

export type SystemWords = typeof english;

/** The state of each part, and what to do about it. */
export const systemTexts: TextsOf<SystemWords> = { en: english };
