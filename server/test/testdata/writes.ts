/** What there is to write to. */
export interface Ids {
  assignment: string;
  submission: string;
  conversation: string;
  template: number;
  machine: number;
  operator: number;
  otherOperator: number;
  user: string;
  phoneNumber: string;
}

interface Write {
  /** A body that the route takes. */
  body: (ids: Ids) => object;
  /** Where it is written to. */
  path?: (ids: Ids) => string;
  /** Who writes, when it is not the least who may. */
  as?: string;
  /** Cannot be done by everybody one after the other without getting in the way of other tests. */
  once?: true;
}

/** Marks that are found again wherever they get to. */
export const POISON = { text: 'poison-7f3a', id: 2_000_000_001 };

/** The body with fields that nobody may set, and with those that change all objects where a server is careless. */
export function poisoned(body: object): string {
  const { text, id } = POISON;
  const more = {
    ...{
      id,
      createdBy: text,
      created_by: text,
      userId: text,
      passwordHash: text,
      password_hash: text,
      version: id,
    },
    ...{
      isAdmin: true,
      provisional: true,
      createdAt: '1999-01-01T00:00:00Z',
      reviewedBy: text,
      person: text,
    },
    ...('role' in body ? {} : { role: 'admin' }),
    ...body,
  };
  const proto = `{"__proto__":{"role":"admin","polluted":"${text}"},"constructor":{"prototype":{"polluted":"${text}"}},`;
  return proto + JSON.stringify(more).slice(1);
}

const nothing = () => ({});
const tasks = [{ taskName: 'Oil' }];
const at = (kind: keyof Ids, folder: string, act = '') => ({
  path: (ids: Ids) => `/api/${folder}/${ids[kind]}${act}`,
});
const PASSWORD = 'a-good-test-password';

/** A good body for every route that changes something; in the order in which they can be done. */
export const writes: Record<string, Write> = {
  'POST /api/auth/claim': {
    body: () => ({ code: 'x', email: 'a@b.example', password: PASSWORD, name: 'A' }),
    once: true,
  },
  'POST /api/auth/invitation': { body: () => ({ invitation: 'x' }) },
  'POST /api/auth/register': { body: () => ({ email: 'a@b.example', password: PASSWORD, name: 'A' }) },
  'POST /api/auth/login': { body: () => ({ email: 'viewer@example.org', password: PASSWORD }) },
  'POST /api/auth/refresh': { body: nothing },
  'POST /api/auth/logout': { body: nothing, once: true },
  'PATCH /api/users/me': { body: () => ({ name: 'Somebody' }) },
  'POST /api/auth/password': {
    body: () => ({ currentPassword: PASSWORD, newPassword: PASSWORD }),
    once: true,
  },
  'POST /api/auth/sessions/end-others': { body: nothing },
  'DELETE /api/auth/sessions/:id': { body: nothing },
  'POST /api/auth/totp': { body: () => ({ password: PASSWORD }) },
  'POST /api/auth/totp/confirm': { body: () => ({ code: '000000' }) },
  'POST /api/auth/totp/disable': { body: () => ({ password: PASSWORD, code: '000000' }) },
  'PATCH /api/users/:id': { body: () => ({ name: 'viewer', role: 'viewer' }), ...at('user', 'users') },
  'POST /api/users/:id/reset-totp': { body: nothing, ...at('user', 'users', '/reset-totp') },
  'POST /api/users/invitations': { body: () => ({ email: 'new@example.org', role: 'viewer' }) },
  'DELETE /api/users/invitations/:id': { body: nothing },
  'POST /api/machines': { body: () => ({ name: 'A machine' }) },
  'POST /api/machines/import': { body: () => ({ text: 'name\nImported', confirm: true }) },
  'PATCH /api/machines/:id': { body: () => ({ name: 'Changed' }), ...at('machine', 'machines') },
  'POST /api/operators': { body: () => ({ name: 'New', phoneNumber: '+12025550171' }) },
  'POST /api/operators/import': {
    body: () => ({ text: 'name,phone number\nNew,+12025550172', confirm: true }),
  },
  'PATCH /api/operators/:id': { body: () => ({ name: 'Changed' }), ...at('operator', 'operators') },
  'POST /api/templates': { body: () => ({ name: 'A checklist', tasks }) },
  'PATCH /api/templates/:id': { body: () => ({ name: 'Changed', tasks }), ...at('template', 'templates') },
  'POST /api/templates/play': { body: () => ({ name: 'Played', tasks, said: [] }) },
  'POST /api/reference-pictures': { body: nothing },
  'POST /api/templates/:id/duplicate': {
    body: () => ({ name: 'Again' }),
    ...at('template', 'templates', '/duplicate'),
  },
  'POST /api/templates/import': {
    body: () => ({ format: 'json', text: JSON.stringify({ name: 'Read', tasks }), confirm: true }),
  },
  'POST /api/templates/:id/versions/:version/restore': {
    body: nothing,
    ...at('template', 'templates', '/versions/1/restore'),
  },
  'POST /api/assignments': {
    body: ({ template, machine, operator }) => ({
      templateId: template,
      machineId: machine,
      operatorId: operator,
    }),
  },
  'POST /api/assignments/check': {
    body: ({ machine, operator }) => ({ machineIds: [machine], operatorIds: [operator] }),
  },
  'PATCH /api/assignments/:id': { body: () => ({ note: 'Look' }), ...at('assignment', 'assignments') },
  'POST /api/assignments/:id/start': { body: nothing, ...at('assignment', 'assignments', '/start') },
  'POST /api/assignments/:id/remind': { body: nothing, ...at('assignment', 'assignments', '/remind') },
  'POST /api/conversations/:id/messages': {
    body: () => ({ text: 'Hello' }),
    ...at('conversation', 'conversations', '/messages'),
  },
  'POST /api/conversations/:id/skip': {
    body: () => ({ taskIndex: 0, reason: 'Not here' }),
    ...at('conversation', 'conversations', '/skip'),
  },
  'POST /api/conversations/:id/ask-again': {
    body: () => ({ taskIndex: 1, reason: 'Unclear' }),
    ...at('conversation', 'conversations', '/ask-again'),
  },
  'PATCH /api/submissions/:id': { body: () => ({ note: 'Seen' }), ...at('submission', 'submissions') },
  'POST /api/assignments/:id/reassign': {
    body: ({ otherOperator }) => ({ operatorId: otherOperator }),
    ...at('assignment', 'assignments', '/reassign'),
  },
  'POST /api/conversations/:id/end': {
    body: () => ({ reason: 'Enough' }),
    ...at('conversation', 'conversations', '/end'),
  },
  'POST /api/assignments/:id/cancel': { body: nothing, ...at('assignment', 'assignments', '/cancel') },
  'POST /api/whatsapp/send': { body: ({ phoneNumber }) => ({ to: phoneNumber, message: 'Hello' }) },
  'PATCH /api/settings': { body: () => ({ sessionHours: 24 }) },
  'PATCH /api/setup': { body: () => ({ dismissed: true }) },
  'POST /api/setup/connection/check': { body: nothing },
};
