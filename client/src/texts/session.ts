import type { Role } from '../../../shared/words.ts';
import type { TextsOf } from './use-texts.ts';

interface SessionTexts {
  signIn: {
    title: string;
    lead: string;
    email: string;
    password: string;
    submit: string;
    missingEmail: string;
    missingPassword: string;
    codeTitle: string;
    codeLead: string;
    code: string;
    codeHint: string;
    missingCode: string;
    back: string;
    firstStartTitle: string;
    firstStart: string;
    toWelcome: string;
  };
  account: {
    name: string;
    email: string;
    password: string;
    passwordHint: string;
    missingName: string;
    missingEmail: string;
    shortPassword: string;
  };
  welcome: {
    title: string;
    openLead: string;
    claimLead: string;
    code: string;
    codeHint: string;
    missingCode: string;
    submit: string;
    doneTitle: string;
    doneText: string;
    toSignIn: string;
  };
  invitation: {
    title: string;
    lead: (role: string) => string;
    submit: string;
    gone: string;
    noToken: string;
    toSignIn: string;
  };
  roles: Record<Role, string>;
}

/** At the door: signing in, the first run, taking up an invitation. */
export const sessionTexts: TextsOf<SessionTexts> = {
  en: {
    signIn: {
      title: 'Sign in',
      lead: 'Assign checklists and watch the answers come in.',
      email: 'E-mail',
      password: 'Password',
      submit: 'Sign in',
      missingEmail: 'Enter your e-mail',
      missingPassword: 'Enter your password',
      codeTitle: 'Enter your code',
      codeLead: 'Your password is right. This account asks for a code as well.',
      code: 'Code',
      codeHint: 'The six digits in your authenticator app, or one of your recovery codes.',
      missingCode: 'Enter the code',
      back: 'Back',
      firstStartTitle: 'First start?',
      firstStart:
        'The admin’s e-mail and password were printed where Kinto was started. Sign in with them, or:',
      toWelcome: 'Make the account yours',
    },
    account: {
      name: 'Your name',
      email: 'E-mail',
      password: 'New password',
      passwordHint: 'At least 10 characters. A few words that you remember are good.',
      missingName: 'Enter your name',
      missingEmail: 'Enter your e-mail',
      shortPassword: 'Must have at least 10 characters',
    },
    welcome: {
      title: 'Welcome to Kinto',
      openLead: 'You are the first one here: this makes you the admin.',
      claimLead: 'Make the first admin’s account yours. It takes a minute, then we set things up together.',
      code: 'One-time password',
      codeHint: 'It was printed where Kinto was started.',
      missingCode: 'Enter the password that was printed',
      submit: 'Start',
      doneTitle: 'The first admin is there already',
      doneText: 'This page works once. Sign in, or ask an admin for an invitation.',
      toSignIn: 'Go to sign-in',
    },
    invitation: {
      title: 'You are invited to Kinto',
      lead: (role) => `Choose a name and a password. Your role will be ${role}.`,
      submit: 'Create account',
      gone: 'This invitation does not work',
      noToken: 'The link is not complete. Open it again from the message that you got it in.',
      toSignIn: 'Go to sign-in',
    },
    roles: { viewer: 'viewer', reviewer: 'reviewer', manager: 'manager', admin: 'admin' },
  },
};
