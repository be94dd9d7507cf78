import type { TextsOf } from './use-texts.ts';

interface AccountTexts {
  title: string;
  save: string;
  saved: string;
  profile: { title: string; lead: (email: string, role: string) => string; name: string; missing: string };
  password: {
    title: string;
    lead: string;
    change: string;
    current: string;
    next: string;
    hint: string;
    missing: string;
    short: string;
    done: string;
    doneText: string;
  };
  totp: {
    title: string;
    off: string;
    on: string;
    onTag: string;
    since: string;
    left: (n: number) => string;
    enable: string;
    disable: string;
    password: string;
    passwordLead: string;
    next: string;
    scanLead: string;
    qr: string;
    secret: string;
    copy: string;
    copied: string;
    code: string;
    codeHint: string;
    codeOrRecovery: string;
    confirm: string;
    missing: string;
    codesTitle: string;
    codesLead: string;
    codesKept: string;
    disableLead: string;
  };
  sessions: {
    title: string;
    lead: string;
    here: string;
    end: string;
    endLabel: (browser: string) => string;
    endOthers: string;
    used: string;
    from: (ip: string) => string;
    on: (browser: string, system: string) => string;
    unknown: string;
  };
}

/** One's own account. */
export const accountTexts: TextsOf<AccountTexts> = {
  en: {
    title: 'Your account',
    save: 'Save',
    saved: 'Saved',
    profile: {
      title: 'Name',
      lead: (email, role) => `You sign in as ${email}. Your role is ${role}; an admin can change it.`,
      name: 'Your name',
      missing: 'Enter your name',
    },
    password: {
      title: 'Password',
      lead: 'After a change you stay signed in here, and are signed out everywhere else.',
      change: 'Change password',
      current: 'Current password',
      next: 'New password',
      hint: 'At least 10 characters. A few words that you remember are good.',
      missing: 'Enter your current password',
      short: 'Must have at least 10 characters',
      done: 'Password changed',
      doneText: 'Wherever else you were signed in, you have to sign in again.',
    },
    totp: {
      title: 'Two-step sign-in',
      off: 'Ask for a code of your phone as well, so that a password alone opens nothing.',
      on: 'Signing in takes your password and a code of your authenticator app.',
      onTag: 'On',
      since: 'Since',
      left: (n) =>
        n === 0
          ? 'All recovery codes are used. Turn it off and on again for new ones.'
          : `${n} recovery ${n === 1 ? 'code is' : 'codes are'} left.`,
      enable: 'Turn on',
      disable: 'Turn off',
      password: 'Your password',
      passwordLead: 'First your password, so that nobody else does this on a page that you left open.',
      next: 'Next',
      scanLead:
        'Scan this with an authenticator app (Google Authenticator, Aegis, 1Password …), or type the key into it. Then enter the six digits that it shows.',
      qr: 'QR code with the key for the app',
      secret: 'Key',
      copy: 'Copy',
      copied: 'Copied',
      code: 'Code of the app',
      codeHint: 'Six digits; they change every 30 seconds.',
      codeOrRecovery: 'Six digits, or one of your recovery codes.',
      confirm: 'Turn on',
      missing: 'Enter the code',
      codesTitle: 'Keep these recovery codes',
      codesLead:
        'Each works once in place of the code, for the day when your phone is lost. They are shown this once: print them, or put them where your passwords are.',
      codesKept: 'I have kept them',
      disableLead: 'From then on the password alone is enough, and the recovery codes are void.',
    },
    sessions: {
      title: 'Where you are signed in',
      lead: 'Sign out wherever you don’t know it, then change your password.',
      here: 'This browser',
      end: 'Sign out',
      endLabel: (browser) => `Sign out ${browser}`,
      endOthers: 'Sign out everywhere else',
      used: 'Last used',
      from: (ip) => `from ${ip}`,
      on: (browser, system) => `${browser} on ${system}`,
      unknown: 'Another program',
    },
  },
};
