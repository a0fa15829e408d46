import {type GateResult, newlyRed} from '../../spot/delivery/gate.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import {findPlacement} from '../../spot/placement/placements.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {openSpot} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';
import {judgeMaster, judgeText} from './judge-gates.ts';
import {openDelivery} from './open-delivery.ts';

/**
 * Reads the documents, the masters, the captions, the review and the check again, and judges the gates but `placement` as they are now:
 * the files that were made are about what was read before. Errors: `gate-changed` where a result is red that was not, or where something
 * changed that the files or the sheets are made from; those of the documents where they cannot be read any more.
 */
export async function judgeAgain(
  candidates: readonly DeliveryCandidate[],
  before: readonly GateResult[],
  context: DeliverContext,
): Promise<void> {
  const {project: known, signal} = context;
  const project = await openSpot(known, known.spot.id, {only: candidates.map(({variant}) => variant.id)});
  const reading = {variants: project.asked, now: new Date(), report: SILENT, signal};
  const {context: current, candidates: again} = await openDelivery(project, reading);
  try {
    const now: GateResult[] = [];
    for (const candidate of again) {
      now.push(...(await judgeMaster(candidate, current)));
      for (const {gate, variant, placement} of before)
        if (gate === 'text' && variant === candidate.variant.id && placement !== null)
          now.push(judgeText(candidate, findPlacement(placement), current));
    }
    refuseRed(newlyRed(before, now));
    for (const candidate of candidates) {
      const {id} = candidate.variant;
      const other = again.find(({variant}) => variant.id === id);
      refuseChanged(id, partsOf(candidate, context), other ? partsOf(other, current) : {});
    }
  } finally {
    await current.copies.close();
  }
}

const SILENT: Report = {
  step: () => undefined,
  warn: () => undefined,
  frames: () => undefined,
  variant: () => undefined,
};

/** What the files and the sheets of a variant are made from, in parts that a message names. */
const partsOf = (
  {variant, master, captions, now}: DeliveryCandidate,
  {project: {spot, catalog}}: DeliverContext,
): Record<string, string> => ({
  'the props, the ad or the values of axes': canonical(variant),
  'the master': canonical(master?.sha256 ?? null),
  'the captions': canonical(captions.map(({kind, sha256}) => [kind, sha256])),
  'the takes, the edit or the sound': canonical('staged' in now ? now.inputs : null),
  'the rights': canonical([spot.rights, catalog.brands[variant.props.brand]?.rights ?? []]),
});

function refuseRed([first, ...more]: readonly GateResult[]): void {
  if (!first) return;
  throw new TenspotError({
    code: 'gate-changed',
    what: `the gate ${first.gate} of ${first.variant} became red while the files were made, and nothing was delivered: ${first.what}${more.length > 0 ? `, and ${more.length} more` : ''}`,
    ...(first.file === null ? {} : {where: {file: first.file}}),
    expected: first.expected ?? 'a gate that stays as it was judged',
    got: first.got ?? first.what,
    fix: first.fix ?? 'Run the same command again.',
  });
}

function refuseChanged(
  id: string,
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): void {
  const changed = Object.keys(before).filter((part) => before[part] !== now[part]);
  if (changed.length === 0) return;
  throw new TenspotError({
    code: 'gate-changed',
    what: `${changed.join(', ')} of ${id} changed while the files were made, and nothing was delivered`,
    expected: 'what the files were made from, unchanged until they are published',
    got: `a change of ${changed.join(', ')}`,
    fix: 'Run the same command again.',
  });
}
