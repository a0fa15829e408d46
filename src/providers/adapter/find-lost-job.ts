import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Sent} from '../contract/contract.ts';
import type {ResolvedRequest} from '../contract/request.ts';

/** A job in a vendor's list: its id, and the params that it was submitted with; null where the list does not show them. */
export type ListedJob = {id: string; asked: Record<string, unknown> | null};

/**
 * Finds the job whose answer was lost in a vendor's list, by its params. Several takes of a shot have the same params, so a job is only
 * taken where the list has as many such jobs as submissions were lost: then each of them is one of ours.
 *
 * `none`: no such job. `unlisted`: fewer than were lost, so the list may be late. `unsure`: more than were lost, or a job without params.
 */
export function findLostJob(
  listed: readonly ListedJob[],
  resolved: ResolvedRequest,
  {known = [], others = []}: Sent,
): {id: string} | 'none' | 'unlisted' | 'unsure' {
  const names = Object.keys(resolved.params);
  const wanted = canonical(resolved.params);
  const isAlike = (asked: Record<string, unknown>): boolean =>
    canonical(Object.fromEntries(names.map((name) => [name, asked[name]]))) === wanted;
  const open = listed.filter(({id}) => !known.includes(id));
  // A job without params may be the lost one.
  if (open.some(({asked}) => asked === null)) return 'unsure';
  const found = open.filter(({asked}) => asked !== null && isAlike(asked));
  const ours = others.filter(({model, params}) => model === resolved.model && isAlike(params)).length + 1;
  const [first] = found;
  if (!first) return 'none';
  if (found.length > ours) return 'unsure';
  return found.length === ours ? {id: first.id} : 'unlisted';
}
