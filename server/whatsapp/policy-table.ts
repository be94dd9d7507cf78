import type { PolicyKind } from './policy-kinds.ts';

export interface PolicyRow {
  kind: PolicyKind;
  /** One sentence that a manager understands. */
  words: string;
}

/** Meta's error codes for sending [M:errors], each with what to do and with what to say. */
export const policyTable: Readonly<Record<number, PolicyRow>> = {
  // Access
  0: row('access', 'Meta does not accept our access token: an admin has to renew it.'),
  3: row('access', 'Our access token lacks a permission: an admin has to add it.'),
  10: row('access', 'Our access token lacks a permission: an admin has to add it.'),
  102: row('access', 'Our access to WhatsApp has ended: an admin has to renew the token.'),
  104: row('access', 'Meta wants an access token that we did not send: an admin has to check it.'),
  190: row('access', 'Our access to WhatsApp has ended: an admin has to renew the token.'),
  131005: row('access', 'Meta denies us access to our number: an admin has to check the permissions.'),

  // Blocked or not set up
  368: row('blocked', 'Meta has blocked our account: an admin has to look at it in the WhatsApp Manager.'),
  131031: row('blocked', 'Meta has locked our account: an admin has to look at it in the WhatsApp Manager.'),
  33: row('fault', 'Meta does not know our phone number: an admin has to check its id.'),
  131037: row('numberStopped', 'Our number needs an approved display name first.'),
  131042: row('numberStopped', 'There is a problem with our payment to Meta: an admin has to look at it.'),
  131044: row('numberStopped', 'There is a problem with our payment to Meta: an admin has to look at it.'),
  141006: row('numberStopped', 'There is a problem with our payment to Meta: an admin has to look at it.'),
  131045: row('numberStopped', 'Our number is not properly registered: an admin has to register it.'),
  133000: row(
    'numberStopped',
    'An earlier removal of our number is not finished: an admin has to look at it.',
  ),
  133010: row('numberStopped', 'Our number is not registered with WhatsApp: an admin has to register it.'),
  134011: row('numberStopped', 'Terms of payment wait to be accepted: an admin has to look at it.'),

  // Too fast or too much
  4: row('app', 'We have asked WhatsApp too often: sending goes on by itself after a while.'),
  80007: row('app', 'We have asked WhatsApp too often: sending goes on by itself after a while.'),
  130429: row('number', 'Too many messages a second: sending goes on by itself.'),
  131056: row('pair', 'Too many messages to this operator in a short time: sending goes on by itself.'),
  131048: row('numberStopped', 'Meta holds our number back since people reported or blocked it.'),
  133016: row(
    'numberStopped',
    'Our number was registered too often: Meta holds it back for up to three days.',
  ),
  613: row('soon', 'We have asked WhatsApp too often for one thing.'),

  // Passing
  1: row('briefly', 'WhatsApp could not handle the message just now.'),
  2: row('transient', 'WhatsApp is overloaded just now.'),
  131000: row('briefly', 'WhatsApp failed for an unknown reason.'),
  131016: row('transient', 'WhatsApp is not available just now.'),
  131057: row('maintenance', 'WhatsApp is working on our number: sending goes on by itself in a minute.'),
  133004: row('transient', 'WhatsApp is not available just now.'),
  133015: row('soon', 'Our number has just been removed and is not yet back.'),
  134101: row('soon', 'WhatsApp is still getting this message template ready.'),
  134102: row('soon', 'WhatsApp cannot send this message template just now.'),
  139102: row('briefly', 'WhatsApp was still busy with the change before.'),
  139103: row('briefly', 'WhatsApp failed for an unknown reason.'),
  2494100: row('maintenance', 'WhatsApp is working on our number: sending goes on by itself in a minute.'),

  // This person
  130403: row('recipient', 'This number is on our own block list: an admin has to unblock it.'),
  130472: row('recipient', 'WhatsApp keeps this message from the operator as part of a test of its own.'),
  130497: row('recipient', 'Meta does not let us write to people in this country.'),
  131021: row('recipient', 'This is our own number: we cannot write to ourselves.'),
  131026: row('recipient', 'The operator cannot be reached: not on WhatsApp, or the app is too old.'),
  131030: row(
    'recipient',
    'Our test number may not write to this number: an admin has to add it to the list.',
  ),
  131047: row('recipient', 'The 24-hour window is closed: the operator has to write first.'),
  131049: row('recipient', 'Meta holds this message back since the operator got too many of its kind.'),
  131050: row('recipient', 'The operator wants no such messages from us.'),
  131062: row('recipient', 'This message needs a phone number, and the operator hides theirs.'),
  137000: row('recipient', 'The operator may have a new phone: their identity has to be checked first.'),

  // This message
  100: row('message', 'WhatsApp did not accept the form of this message.'),
  130501: row('message', 'Groups cannot get this kind of message.'),
  131008: row('message', 'Something that WhatsApp needs was missing in this message.'),
  131009: row('message', 'WhatsApp did not accept the form of this message.'),
  131014: row('soon', 'WhatsApp could not fetch the file that this message shows.'),
  131020: row('message', 'WhatsApp cannot do that in a group.'),
  131041: row('message', 'WhatsApp cannot do that in a group.'),
  131059: row('message', 'WhatsApp cannot do that in a group.'),
  131051: row('message', 'WhatsApp does not know this kind of message.'),
  131052: row(
    'message',
    'WhatsApp could not fetch the file that the operator sent: it has to be sent again.',
  ),
  131053: row('once', 'WhatsApp could not use the file of this message.'),
  131055: row('message', 'WhatsApp does not take this kind of message from us.'),
  131060: row('message', 'WhatsApp could not show us this message: please look in the WhatsApp app.'),
  135000: row('message', 'WhatsApp did not accept the form of this message.'),

  // Message templates
  131063: row('fault', 'Meta does not take marketing templates from us this way.'),
  131064: row('fault', 'Meta has limited us since a message template is in the wrong category.'),
  132000: row('fault', 'The message template wants another number of values.'),
  132001: row('fault', 'The message template does not exist in this language, or is not approved.'),
  132005: row('message', 'The message template became too long with these values.'),
  132007: row('fault', 'The message template breaks a rule of WhatsApp.'),
  132008: row('fault', 'The message template wants values of another form.'),
  132012: row('fault', 'The message template wants values of another form.'),
  132015: row('fault', 'Meta has paused the message template because of its quality.'),
  132016: row('fault', 'Meta has switched the message template off because of its quality.'),
  132018: row('fault', 'The message template wants values of another form.'),
  132068: row('fault', 'Meta has blocked the form in this message.'),
  132069: row('fault', 'Meta has slowed down the form in this message.'),
  134100: row('fault', 'Only marketing templates can be sent this way.'),
};

function row(kind: PolicyKind, words: string): PolicyRow {
  return { kind, words };
}
