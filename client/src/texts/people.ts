import type { Role } from '../../../shared/words.ts';
import type { TextsOf } from './use-texts.ts';

interface PeopleTexts {
  title: string;
  lead: string;
  notAllowed: string;
  search: string;
  role: string;
  everyRole: string;
  state: string;
  everyState: string;
  states: { active: string; disabled: string };
  table: string;
  person: string;
  signIn: string;
  lastSeen: string;
  never: string;
  you: string;
  active: string;
  disabled: string;
  provisional: string;
  totp: string;
  actions: (name: string) => string;
  roleHints: Record<Role, string>;
  emptyTitle: string;
  emptyText: string;
  showAll: string;
  change: {
    action: string;
    title: (name: string) => string;
    name: string;
    missing: string;
    submit: string;
    own: string;
    showNow: string;
  };
  disable: { action: string; title: (name: string) => string; text: string; submit: string };
  enable: { action: string; title: (name: string) => string; text: string; submit: string };
  reset: { action: string; title: (name: string) => string; text: string; submit: string };
  invite: {
    action: string;
    title: string;
    email: string;
    missing: string;
    submit: string;
    readyTitle: string;
    ready: (email: string) => string;
    link: string;
    copy: string;
    copied: string;
    done: string;
  };
  invitations: {
    title: string;
    lead: string;
    detail: (role: string, by: string) => string;
    until: string;
    withdraw: string;
    withdrawLabel: (email: string) => string;
  };
}

/** People and their rights. */
export const peopleTexts: TextsOf<PeopleTexts> = {
  en: {
    title: 'People',
    lead: 'Who may sign in here, and what each of them may do.',
    notAllowed: 'People are an admin’s matter',
    search: 'Search by name or e-mail',
    role: 'Role',
    everyRole: 'Every role',
    state: 'State',
    everyState: 'Every state',
    states: { active: 'Active', disabled: 'Disabled' },
    table: 'People',
    person: 'Person',
    signIn: 'Sign-in',
    lastSeen: 'Last seen',
    never: 'Never',
    you: 'You',
    active: 'Active',
    disabled: 'Disabled',
    provisional: 'Waiting for the first sign-in',
    totp: 'Two steps',
    actions: (name) => `Actions for ${name}`,
    roleHints: {
      viewer: 'Sees everything, changes nothing.',
      reviewer: 'Also reviews submissions.',
      manager: 'Also assigns checklists, writes to operators, and edits templates, machines and operators.',
      admin: 'Also invites people, gives roles, changes settings and reads the audit log.',
    },
    emptyTitle: 'Nobody found',
    emptyText: 'Nobody here fits this search.',
    showAll: 'Show everybody',
    change: {
      action: 'Change name or role',
      title: (name) => `Change ${name}`,
      name: 'Name',
      missing: 'Enter the name',
      submit: 'Save',
      own: 'This is you: with a smaller role you can’t take it back yourself.',
      showNow: 'Show what it says now',
    },
    disable: {
      action: 'Disable',
      title: (name) => `Disable ${name}?`,
      text: 'They are signed out everywhere at once and can’t sign in any more. What they did stays, and you can enable them again.',
      submit: 'Disable',
    },
    enable: {
      action: 'Enable',
      title: (name) => `Enable ${name}?`,
      text: 'They can sign in again, with the password that they had.',
      submit: 'Enable',
    },
    reset: {
      action: 'Turn off two-step sign-in',
      title: (name) => `Turn off two-step sign-in of ${name}?`,
      text: 'For somebody who has lost the phone. From then on their password alone is enough, until they turn it on again. Make sure that it is really them who asks.',
      submit: 'Turn off',
    },
    invite: {
      action: 'Invite',
      title: 'Invite somebody',
      email: 'E-mail',
      missing: 'Enter the e-mail address',
      submit: 'Make the link',
      readyTitle: 'The invitation is ready',
      ready: (email) =>
        `Send this link to ${email}. It works once, for seven days, and is shown this once: we don’t send it ourselves.`,
      link: 'Link',
      copy: 'Copy link',
      copied: 'Copied',
      done: 'Done',
    },
    invitations: {
      title: 'Open invitations',
      lead: 'Not taken up yet. A link is lost? Invite again: the new one replaces it.',
      detail: (role, by) => `${role}, invited by ${by}`,
      until: 'good until',
      withdraw: 'Withdraw',
      withdrawLabel: (email) => `Withdraw the invitation of ${email}`,
    },
  },
};
