import fc from 'fast-check';
import {expect, test} from 'vitest';
import {redacted, redactedBody} from '../../../src/machine/http/redact.ts';

const KEY = 'sk-canary/5f3b+9c0d"e7_a1';
const buffer = Buffer.from(KEY);
const reversed = (text: string): string => [...text].reverse().join('');

test.each([
  ['as it is', KEY],
  ['escaped as in JSON', JSON.stringify({error: `bad key ${KEY}`})],
  [
    'with every character escaped',
    [...KEY].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ],
  ['URL-encoded', encodeURIComponent(KEY)],
  ['URL-encoded in lower case', encodeURIComponent(KEY).toLowerCase()],
  ['with every byte URL-encoded', buffer.toString('hex').replace(/../g, '%$&')],
  ['in base64', buffer.toString('base64')],
  ['in base64 after a user', Buffer.from(`user:${KEY}`).toString('base64')],
  ['in base64 between other text', Buffer.from(`{"key":"${KEY}"}`).toString('base64')],
  ['in base64url', buffer.toString('base64url')],
  ['in hex', buffer.toString('hex')],
  ['in upper-case hex', buffer.toString('hex').toUpperCase()],
  ['reversed', reversed(KEY)],
  ['reversed in base64', reversed(buffer.toString('base64'))],
  ['its first half', KEY.slice(0, Math.ceil(KEY.length / 2))],
  ['its second half', KEY.slice(Math.floor(KEY.length / 2))],
  ['its first half, then dots', `${KEY.slice(0, 13)}...`],
])('a key is not shown %s', (_, echoed) => {
  const clean = redacted(`Incorrect API key provided: ${echoed} (code 7)`, [KEY]);
  expect(clean).toContain('Incorrect API');
  expect(clean).toContain('[redacted]');
  expect(clean).toContain('(code 7)');
  for (const part of [echoed, KEY.slice(0, 12), KEY.slice(-12)]) expect(clean).not.toContain(part);
});

test('text that shares only a few characters with a key is left as it is', () => {
  const words = 'The sk-model at /5f3b was not found: try canary-2 instead.';
  expect(redacted(words, [KEY])).toBe(words);
});

test('no half of any key is left, wherever it stands', () => {
  const key = fc.string({
    minLength: 12,
    maxLength: 40,
    unit: fc.constantFrom(...'abcdefghijklmnop0123456789-_'),
  });
  fc.assert(
    fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
      const clean = redacted(`${before} ${secret} ${after}`, [secret]);
      expect(clean).not.toContain(secret.slice(0, Math.ceil(secret.length / 2)));
    }),
  );
});

test('what a vendor says cannot steer a terminal or turn what is read around', () => {
  const clean = redacted(
    'no\u001b[2J\u001b]0;title\u0007 \u009b31m \u202egnp.exe \u2066x\u2069 \u200f end\r\nnext\tcolumn',
  );
  expect(clean).toBe(
    'no\\x1b[2J\\x1b]0;title\\x07 \\x9b31m \\u202egnp.exe \\u2066x\\u2069 \\u200f end\nnext\tcolumn',
  );
});

test('the body of an answer stays what it is but for secrets: it is parsed afterwards', () => {
  const body = '{"error": "bad \u202e key \u009b sk-canary-0123456789"}';
  expect(JSON.parse(redactedBody(body, ['sk-canary-0123456789']))).toEqual({
    error: 'bad \u202e key \u009b [redacted]',
  });
});
