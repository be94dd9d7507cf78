import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWebhook } from './parse-webhook.ts';
import type { InboundMessage, ParsedWebhook } from './parsed-webhook.ts';
import { expectations } from './testdata/expectations.ts';

const folder = new URL('./testdata/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -5));
const receivedAt = new Date('2025-11-20T10:05:00.500Z');

describe('every payload that we know of', () => {
  it('has an expectation, and every expectation a payload', () => {
    expect(Object.keys(expectations).sort()).toEqual([...names].sort());
  });

  it.each(names)('%s', (name) => {
    expect(lines(parse(name))).toEqual(expectations[name]);
  });
});

describe('a message', () => {
  it('is read whole', () => {
    const { messages } = parse('image-quoting');
    expect(messages).toEqual([
      {
        wamid: 'wamid.HBgLMTY1MDU1NTAxNDIVAgASGBQzQUIx24',
        phoneNumberId: '106540352242922',
        waId: '16505550142',
        userId: 'US.13491208655302741918',
        profileName: 'Rosa Delgado',
        sentAt: new Date('2025-11-20T10:03:20Z'),
        content: { kind: 'photo', caption: 'nok' },
        media: {
          mediaId: '1003383421387256',
          sha256: 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=',
          mimeType: 'image/jpeg',
          url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1003383421387256&ext=1763633300&hash=ARnx',
        },
        quotedWamid: 'wamid.OURS03',
        raw: expect.objectContaining({ type: 'image', timestamp: '1763633000' }),
      },
    ]);
  });

  it.each([
    ['an id that is no id', { id: '1'.repeat(65), sha256: 'a' }, null],
    ['a hash longer than any', { id: '1'.repeat(64), sha256: 'a'.repeat(900) }, `${'a'.repeat(63)}…`],
  ])('keeps of a photo no more than there is room for: %s', (_, image, sha256) => {
    const message = { from: '16505550142', id: 'wamid.long', timestamp: '1763633000', type: 'image', image };
    const value = { metadata: { phone_number_id: '1' }, messages: [message] };
    const body = {
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ field: 'messages', value }] }],
    };
    const [read] = parseWebhook(body, new Date()).messages;
    expect(read?.content.kind).toBe(sha256 === null ? 'other' : 'photo');
    expect(read?.media?.sha256 ?? null).toBe(sha256);
  });

  it('keeps text that is longer than WhatsApp allows, up to 65,536', () => {
    const long = parse('text-long').messages[0] as InboundMessage;
    expect(long.content).toEqual({ kind: 'text', text: 'x'.repeat(5000) });
    const endless = { ...(long.raw as object), text: { body: 'x'.repeat(70_000) } };
    const { messages } = parseWebhook(withMessage(endless), receivedAt);
    expect(messages[0]?.content).toMatchObject({ text: expect.stringMatching(/^x{65535}…$/) });
  });

  it.each([
    'timestamp-missing',
    'timestamp-garbage',
    'timestamp-milliseconds',
  ])('gets the time of receipt: %s', (name) => {
    expect(parse(name).messages[0]?.sentAt).toEqual(receivedAt);
  });

  it('may have a number as its timestamp', () => {
    expect(parse('timestamp-number').messages[0]?.sentAt).toEqual(new Date('2025-11-20T10:03:20Z'));
  });

  it('has no NUL and no lone surrogate anywhere, raw included', () => {
    for (const name of ['text-nul-and-lone-surrogate', 'hostile-keys']) {
      expect(JSON.stringify(parse(name))).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    }
    expect(parse('hostile-keys').messages[0]?.raw).toMatchObject({ key: 'value' });
  });
});

describe('a delivery status', () => {
  it('is read whole', () => {
    const raw = expect.objectContaining({ status: 'failed' });
    const details =
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.';
    expect(parse('status-failed').statuses).toEqual([
      {
        wamid: 'wamid.OURS23',
        phoneNumberId: '106540352242922',
        status: 'failed',
        at: new Date('2025-11-20T10:03:30Z'),
        recipientWaId: '16505550142',
        recipientUserId: 'US.13491208655302741918',
        opaque: 'outbox-23',
        errors: [{ code: 131047, title: 'Re-engagement message', details }],
        pricing: null,
        raw,
      },
    ]);
  });

  it('reads errors of every generation', () => {
    expect(parse('status-failed-old-error-forms').statuses[0]?.errors).toEqual([
      { code: 470, title: 'Old form', details: 'details beside the title' },
      { code: 131026, title: 'Undeliverable', details: 'plain string' },
    ]);
  });

  it.each([
    ['status-sent', true],
    ['status-sent-v23', false],
    ['status-delivered', true],
  ])('knows whether it costs: %s', (name, billable) => {
    expect(parse(name).statuses[0]?.pricing).toEqual({ billable, category: 'service' });
  });
});

describe('whatever comes', () => {
  it('never throws, and gives back what PostgreSQL can keep', () => {
    // Any code units: NUL and halves of surrogate pairs among them.
    const units = fc.array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0xd83d, 0xde00)), { maxLength: 8 });
    const string = units.map((codes) => String.fromCharCode(...codes));
    const scalar = fc.oneof(string, fc.double(), fc.boolean(), fc.constant(null));
    const { anything } = fc.letrec((tie) => ({
      anything: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        scalar,
        fc.array(tie('anything'), { maxLength: 4 }),
        fc.dictionary(string, tie('anything'), { maxKeys: 4 }),
      ),
    }));
    const shaped = fc.letrec((tie) => ({
      value: fc.oneof(
        anything,
        fc.record({ metadata: fc.constant({ phone_number_id: '1' }), messages: fc.array(tie('member')) }),
      ),
      member: fc.oneof(
        anything,
        fc.record(
          {
            id: string,
            from: fc.oneof(fc.constant('16505550142'), anything),
            type: fc.oneof(
              fc.constantFrom('text', 'image', 'interactive', 'button', 'system', '__proto__'),
              anything,
            ),
            timestamp: anything,
            text: fc.oneof(fc.record({ body: string }), anything),
            image: anything,
            interactive: anything,
            context: anything,
          },
          { requiredKeys: [] },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(fc.oneof(anything, shaped), (value) => {
        const parsed = parseWebhook(
          { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] },
          receivedAt,
        );
        const json = JSON.stringify(parsed);
        expect(json).not.toMatch(/(^|[^\\])(\\\\)*\\u(0000|d[89a-f])/i);
        const { messages, statuses, rest } = parsed;
        expect(messages.length + statuses.length + rest.length).toBeGreaterThan(0);
        for (const { waId, userId } of messages) expect(waId ?? userId).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('survives nesting that would overflow the stack', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const { messages } = parseWebhook(withMessage({ ...text, extra: deep }), receivedAt);
    expect(messages).toHaveLength(1);
    expect(JSON.stringify(messages[0]?.raw).length).toBeLessThan(1000);
  });
});

const text = { id: 'wamid.T', from: '16505550142', type: 'text', text: { body: 'ok' } };

function withMessage(message: unknown): unknown {
  const value = { metadata: { phone_number_id: '1' }, messages: [message] };
  return { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] };
}

function parse(name: string): ParsedWebhook {
  return parseWebhook(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')), receivedAt);
}

/** What a person wants to see of a parsed webhook, a line a thing. */
function lines({ messages, statuses, identityChanges, rest }: ParsedWebhook): string[] {
  return [
    ...messages.map(
      (one) =>
        `message …${one.wamid.slice(-2)} from ${who(one.waId, one.userId)} ${said(one)}${quoting(one)}`,
    ),
    ...statuses.map(
      (one) =>
        `status ${one.wamid} ${one.status} to ${who(one.recipientWaId, one.recipientUserId)} ${one.opaque ?? ''}`,
    ),
    ...identityChanges.map(
      (one) =>
        `change ${who(one.previousWaId, one.previousUserId)} → ${who(one.currentWaId, one.currentUserId)}`,
    ),
    ...rest.map((one) => `rest: ${one.reason}`),
  ].map((line) => line.trim());
}

function who(waId: string | null, userId: string | null): string {
  return `${waId ?? '–'}/${userId ?? '–'}`;
}

function said({ content, media, profileName }: InboundMessage): string {
  const name = profileName === 'Rosa Delgado' ? '' : `(${profileName ?? '–'}) `;
  switch (content.kind) {
    case 'text':
      return `${name}text: ${content.text.length > 100 ? content.text.length : content.text}`;
    case 'press':
      return `${name}press ${content.id} = ${content.title}`;
    case 'photo':
      return `${name}photo ${media?.mediaId}: ${content.caption ?? '–'}`;
    default:
      return `${name}${content.kind}: ${content.what}${media ? ' WITH MEDIA' : ''}`;
  }
}

function quoting({ quotedWamid }: InboundMessage): string {
  return quotedWamid === null ? '' : ` quoting ${quotedWamid}`;
}
