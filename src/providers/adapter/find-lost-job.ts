import type {NotFound, Sent} from '../contract/contract.ts';
import type {ResolvedRequest} from '../contract/request.ts';

/** A job in a vendor's list. */
export type ListedJob = {
  /** Its id at the vendor. */
  id: string;
  /** When it was accepted, as the vendor says. */
  at: string;
  /** The params that it was submitted with, as far as the list shows them. */
  asked: Record<string, unknown> | null;
  /** Whether it bears the mark of the lost submission, that of another one, or none. */
  mark: 'ours' | 'other' | 'none';
};

/** Similar jobs that are named to a person at most. */
const NAMED = 5;

/**
 * Finds the job of a lost submission in a vendor's list: the one job that bears its mark. Any other job may be that of another
 * order, in this workspace or in another, so jobs that are like it are only named.
 */
export function findLostJob(
  listed: readonly ListedJob[],
  resolved: ResolvedRequest,
  {known = []}: Pick<Sent, 'known'>,
): {id: string} | NotFound {
  const open = listed.filter(({id}) => !known.includes(id));
  const ours = open.filter(({mark}) => mark === 'ours');
  const [first] = ours;
  if (first && ours.length === 1) return {id: first.id};
  const like = first ? ours : open.filter(({mark, asked}) => mark === 'none' && isAlike(asked, resolved));
  return {similar: like.slice(0, NAMED).map(({id, at}) => `${id} (${at})`)};
}

/** True unless a param that the list shows differs. Vendors echo numbers as text, trim text, and leave defaults out. */
function isAlike(asked: Record<string, unknown> | null, {params}: ResolvedRequest): boolean {
  const plain = (value: unknown): string => String(value).replace(/\s+/g, ' ').trim();
  return Object.entries(params).every(
    ([name, value]) => asked?.[name] == null || plain(asked[name]) === plain(value),
  );
}
