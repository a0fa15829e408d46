import crypto from 'node:crypto';
import {readFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import {join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {
  linkOfToken,
  makeLink,
  readLinks,
  revokeLink,
  validLinks,
} from '../../../../src/production/review/share/review-links.ts';
import {temporaryFolder} from '../../../support/folder.ts';

const SPOT = 'tiny';
const NOW = new Date('2026-11-29T12:00:00Z');
const after = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

function place() {
  const root = temporaryFolder();
  return {home: join(root, '.tenspot'), compositions: join(root, 'compositions')};
}

test('a token of 256 bits opens its own link, and only its hash is stored', async () => {
  const at = place();
  const [ana, ben] = [
    await makeLink({person: 'Ana'}, at, SPOT, NOW),
    await makeLink({person: 'Ben'}, at, SPOT, NOW),
  ];
  expect(Buffer.from(ana.token, 'base64url')).toHaveLength(32);
  expect(ana.token).not.toBe(ben.token);
  expect(await linkOfToken(ana.token, at, SPOT, NOW)).toMatchObject({id: 'l1', person: 'Ana'});
  expect(await linkOfToken(ben.token, at, SPOT, NOW)).toMatchObject({id: 'l2', person: 'Ben'});
  const stored = readFileSync(join(at.home, 'review', SPOT, 'links.json'), 'utf8');
  for (const {token} of [ana, ben]) expect(stored).not.toContain(token);
  for (const token of ['', 'l1', ana.link.hash, `${ana.token}A`, ana.token.slice(1), ana.token.toUpperCase()])
    expect(await linkOfToken(token, at, SPOT, NOW), token).toBeUndefined();
  // A link to one spot opens no other.
  expect(await linkOfToken(ana.token, at, 'other', NOW)).toBeUndefined();
});

test('a link ends after its days, or when it is revoked, and stays listed', async () => {
  const at = place();
  const short = await makeLink({person: 'Ana', days: 1}, at, SPOT, NOW);
  const long = await makeLink({person: 'Ben'}, at, SPOT, NOW);
  const open = async (now: Date) => (await validLinks(at, SPOT, now)).map(({id}) => id);
  expect(await open(NOW)).toEqual(['l1', 'l2']);
  expect(await open(new Date(after(1).getTime() - 1))).toEqual(['l1', 'l2']);
  expect(await open(after(1))).toEqual(['l2']);
  expect(await linkOfToken(short.token, at, SPOT, after(1))).toBeUndefined();
  expect(await open(after(7))).toEqual([]);
  expect((await revokeLink('l2', at, SPOT, NOW)).revokedAt).toBe(NOW.toISOString());
  expect(await linkOfToken(long.token, at, SPOT, NOW)).toBeUndefined();
  // A second time changes nothing.
  expect((await revokeLink('l2', at, SPOT, after(1))).revokedAt).toBe(NOW.toISOString());
  expect((await readLinks(at, SPOT)).map(({id}) => id)).toEqual(['l1', 'l2']);
  expect((await makeLink({person: 'Cem'}, at, SPOT, NOW)).link.id).toBe('l3');
});

test('links that are made at once all exist, with ids of their own', async () => {
  const at = place();
  const made = await Promise.all(
    ['Ana', 'Ben', 'Cem', 'Dee'].map((person) => makeLink({person}, at, SPOT, NOW)),
  );
  expect(new Set(made.map(({link}) => link.id)).size).toBe(4);
  expect(await readLinks(at, SPOT)).toHaveLength(4);
});

test('a link without a person, for too long, or that does not exist is refused', async () => {
  const at = place();
  for (const person of ['', '  ', 'x'.repeat(81)])
    await expect(makeLink({person}, at, SPOT)).rejects.toMatchObject({code: 'link-person'});
  for (const days of [0, -1, 91, 1.5, Number.NaN])
    await expect(makeLink({person: 'Ana', days}, at, SPOT)).rejects.toMatchObject({code: 'link-days'});
  await expect(revokeLink('l1', at, SPOT)).rejects.toMatchObject({code: 'link-unknown'});
  expect(await readLinks(at, SPOT)).toEqual([]);
});

test('a token is compared with every link, and all of it, whether it is right or wrong', async () => {
  const at = place();
  const tokens: string[] = [];
  for (const person of ['Ana', 'Ben', 'Cem']) tokens.push((await makeLink({person}, at, SPOT, NOW)).token);
  const compare = vi.spyOn(crypto, 'timingSafeEqual');
  syncBuiltinESMExports();
  onTestFinished(() => {
    compare.mockRestore();
    syncBuiltinESMExports();
  });
  const [first = '', , last = ''] = tokens;
  for (const token of [first, last, `x${first.slice(1)}`, `${first.slice(0, -1)}x`, '']) {
    compare.mockClear();
    await linkOfToken(token, at, SPOT, NOW);
    expect(compare.mock.calls.map(([a, b]) => [a.byteLength, b.byteLength])).toEqual([
      [32, 32],
      [32, 32],
      [32, 32],
    ]);
  }
});
