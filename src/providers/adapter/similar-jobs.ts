import {canonical} from '../../spot/keys/canonical-json.ts';
import type {ResolvedRequest, Sent} from '../contract/contract.ts';

/** A job as a vendor's list has it: its id, and what was asked for; null where the list does not say. */
export type ListedJob = {id: string; asked: Record<string, unknown> | null};

/**
 * Which job of a vendor's list is the one whose answer was lost, by what was asked for. Takes of one shot are asked for in the same
 * words, so it is only taken where every job that looks like it is one of ours: as many as were lost.
 */
export function similarJobs(
  listed: readonly ListedJob[],
  resolved: ResolvedRequest,
  {known = [], others = []}: Sent,
): {id: string} | 'none' | 'unlisted' | 'unsure' {
  const names = Object.keys(resolved.params);
  const wanted = canonical(resolved.params);
  const isAlike = (asked: Record<string, unknown>): boolean =>
    canonical(Object.fromEntries(names.map((name) => [name, asked[name]]))) === wanted;
  const open = listed.filter(({id}) => !known.includes(id));
  // One that does not show what was asked may be any.
  if (open.some(({asked}) => asked === null)) return 'unsure';
  const found = open.filter(({asked}) => asked !== null && isAlike(asked));
  const ours = others.filter(({model, params}) => model === resolved.model && isAlike(params)).length + 1;
  const [first] = found;
  if (!first) return 'none';
  if (found.length > ours) return 'unsure';
  return found.length === ours ? {id: first.id} : 'unlisted';
}
