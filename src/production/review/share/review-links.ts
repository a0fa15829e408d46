import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {z} from 'zod';
import {sha256} from '../../../machine/files/hash.ts';
import {readJson} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import {withLockInTurn} from '../../../machine/process/lock.ts';
import {isSameToken} from '../../../machine/web/access.ts';
import {invalid, TenspotError} from '../../../spot/problem/errors.ts';
import {PersonName} from '../../../spot/review/note.ts';
import {LINK_DAYS, linkState, ReviewLink} from '../../../spot/review/review-link.ts';
import type {Workspace} from '../../project/workspace.ts';
import {logLock} from '../record-event.ts';

type Place = Pick<Workspace, 'home' | 'compositions'>;

/** Milliseconds in a day. */
const DAY = 86_400_000;

/** The file of the links. It is in `.tenspot/`, which is in no version control: a person who deletes it ends all links. */
const fileOf = ({home}: Place, spot: string): string => join(home, 'review', spot, 'links.json');

/** All links that were made for the review of a spot, in the order in which they were made. */
export const readLinks = async (place: Place, spot: string): Promise<ReviewLink[]> =>
  z.array(ReviewLink).safeParse(await readJson(fileOf(place, spot))).data ?? [];

/** The links that are valid at a time. */
export const validLinks = async (place: Place, spot: string, now = new Date()): Promise<ReviewLink[]> =>
  (await readLinks(place, spot)).filter((link) => linkState(link, now.toISOString()) === 'valid');

/** The valid link with a token; undefined if none has it. Every link is compared, so that the time does not tell which one is alike. */
export async function linkOfToken(
  token: string,
  place: Place,
  spot: string,
  now = new Date(),
): Promise<ReviewLink | undefined> {
  const hash = sha256(token);
  return (await validLinks(place, spot, now)).reduce<ReviewLink | undefined>(
    (found, link) => (isSameToken(hash, link.hash) ? link : found),
    undefined,
  );
}

/** Makes a link for a person. Its token is returned once, and only its hash is stored. Errors: `link-person`, `link-days`. */
export async function makeLink(
  {person, days = LINK_DAYS.usual}: {person: string; days?: number | undefined},
  place: Place,
  spot: string,
  now = new Date(),
): Promise<{link: ReviewLink; token: string}> {
  const name = PersonName.safeParse(person);
  if (!name.success)
    throw invalid({
      code: 'link-person',
      what: 'a link needs the name of a person, which its notes then have',
      expected: 'a name of at most 80 characters',
      got: JSON.stringify(person.slice(0, 80)),
    });
  if (!Number.isInteger(days) || days < 1 || days > LINK_DAYS.most)
    throw invalid({
      code: 'link-days',
      what: 'a link cannot be valid for this number of days',
      expected: `1 to ${LINK_DAYS.most} days`,
      got: String(days),
    });
  const token = randomBytes(32).toString('base64url');
  return changing(place, spot, (links) => {
    const last = Math.max(0, ...links.map(({id}) => Number(id.slice(1))));
    const link: ReviewLink = {
      id: `l${last + 1}`,
      person: name.data,
      hash: sha256(token),
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + days * DAY).toISOString(),
      revokedAt: null,
    };
    return {links: [...links, link], result: {link, token}};
  });
}

/** Ends a link at once, also in an app that is open. A link that was revoked before stays as it is. Errors: `link-unknown`. */
export const revokeLink = (id: string, place: Place, spot: string, now = new Date()): Promise<ReviewLink> =>
  changing(place, spot, (links) => {
    const found = links.find((link) => link.id === id);
    if (!found)
      throw invalid({
        code: 'link-unknown',
        what: `there is no link "${id}"`,
        expected: links.map((link) => link.id).join(', ') || 'a link: none was made',
        got: id,
      });
    const result = {...found, revokedAt: found.revokedAt ?? now.toISOString()};
    return {links: links.map((link) => (link === found ? result : link)), result};
  });

/** Changes the links while no other program does. */
const changing = <T>(
  place: Place,
  spot: string,
  change: (links: readonly ReviewLink[]) => {links: readonly ReviewLink[]; result: T},
): Promise<T> =>
  withLockInTurn(logLock(place, `review-links-${spot}`), busy, async () => {
    const {links, result} = change(await readLinks(place, spot));
    await writeWhole(fileOf(place, spot), `${JSON.stringify(links, null, 2)}\n`);
    return result;
  });

const busy = (): TenspotError =>
  new TenspotError({
    code: 'review-busy',
    what: 'another program is writing the links of this review',
    expected: 'one writer at a time',
    fix: 'Wait a moment and try again.',
  });
