import type { TextsOf } from './use-texts.ts';

interface AuditTexts {
  title: string;
  lead: string;
  notAllowed: string;
  list: string;
  columns: { when: string; who: string; what: string; changes: string; from: string };
  who: string;
  everybody: string;
  system: string;
  nobody: string;
  action: string;
  everyAction: string;
  fromDay: string;
  toDay: string;
  only: (name: string) => string;
  onlyThis: string;
  clear: string;
  emptyTitle: string;
  emptyText: string;
  noChanges: string;
  more: (n: number) => string;
  became: string;
  yes: string;
  no: string;
  nothing: string;
  /** What was done, before the name of what it was done to. Whoever adds an action adds its words here. */
  actions: Record<string, string>;
}

/** The audit log. */
export const auditTexts: TextsOf<AuditTexts> = {
  en: {
    title: 'Audit log',
    lead: 'Who did what, and when. Nothing here can be changed.',
    notAllowed: 'The audit log is for admins',
    list: 'Acts',
    columns: { when: 'When', who: 'Who', what: 'What', changes: 'Before and after', from: 'From' },
    who: 'Who',
    everybody: 'Everybody',
    system: 'Kinto itself',
    nobody: 'Nobody signed in',
    action: 'What',
    everyAction: 'Everything',
    fromDay: 'From day',
    toDay: 'To day',
    only: (name) => `Show only acts on ${name}`,
    onlyThis: 'Only acts on',
    clear: 'Show all acts',
    emptyTitle: 'No act found',
    emptyText: 'Nothing fits these filters.',
    noChanges: '–',
    more: (n) => `${n} more`,
    became: 'became',
    yes: 'yes',
    no: 'no',
    nothing: 'nothing',
    actions: {
      'assignment.cancel': 'Cancelled the assignment',
      'assignment.change': 'Changed the assignment',
      'assignment.create': 'Assigned',
      'assignment.reassign': 'Gave to another operator',
      'assignment.remind': 'Sent a reminder',
      'assignment.start': 'Started the assignment',
      'conversation.ask-again': 'Asked a question again',
      'conversation.end': 'Ended the conversation',
      'conversation.refuse': 'Refused a tap of somebody else in the conversation',
      'conversation.skip': 'Skipped a question',
      'conversation.write': 'Wrote into the conversation',
      'machine.change': 'Changed the machine',
      'machine.create': 'Added the machine',
      'machine.import': 'Imported the machine',
      'operator.change': 'Changed the operator',
      'operator.change-identity': 'Linked another WhatsApp number to the operator',
      'operator.create': 'Added the operator',
      'operator.import': 'Imported the operator',
      'reference-picture.upload': 'Uploaded a reference picture',
      'settings.change': 'Changed the settings',
      'setup.change': 'Went on with the setup',
      'setup.check': 'Checked the connection to WhatsApp',
      'submission.review': 'Reviewed the submission',
      'template.change': 'Changed the checklist template',
      'template.create': 'Added the checklist template',
      'user.bootstrap': 'Made the first admin',
      'user.change': 'Changed the user',
      'user.change-password': 'Changed the own password',
      'user.claim': 'Made the first admin’s account theirs',
      'user.disable': 'Disabled the user',
      'user.disable-totp': 'Turned off the own two-step sign-in',
      'user.enable': 'Enabled the user',
      'user.enable-totp': 'Turned on the own two-step sign-in',
      'user.end-other-sessions': 'Signed out everywhere else',
      'user.end-session': 'Signed out somewhere else',
      'user.invite': 'Invited',
      'user.register': 'Made an account',
      'user.renew-printed-password': 'Gave the first admin a fresh password',
      'user.reset-totp': 'Turned off the two-step sign-in of',
      'user.withdraw-invitation': 'Withdrew the invitation of',
      'whatsapp.send': 'Sent a WhatsApp message by hand',
    },
  },
};
