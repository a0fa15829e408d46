import {type GateResult, newlyRed} from '../../spot/delivery/gate.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import {findPlacement} from '../../spot/placement/placements.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {openSpot} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {captionFiles} from '../review/caption-files.ts';
import {ownPlacementsOf} from './choose-pairs.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';
import {judgeMaster, judgeRights, judgeText} from './judge-gates.ts';
import {openDelivery, withCaptions} from './open-delivery.ts';

/**
 * Reads the documents, the captions, the review and the check again, and judges the gates but `placement` as they are now: the files that
 * were made are about what was read before. The masters are those that were judged, whose bytes were copied. Errors: `gate-changed` where a result is red that was not, or where something
 * changed that the files or the sheets are made from; those of the documents where they cannot be read any more.
 */
export async function judgeAgain(
  candidates: readonly DeliveryCandidate[],
  before: readonly GateResult[],
  context: DeliverContext,
): Promise<void> {
  const {project: known, signal} = context;
  const only = candidates.map(({variant}) => variant.id);
  const project = await openSpot(known, known.spot.id, {only, unsellable: true});
  const reading = {variants: project.asked, now: new Date(), report: SILENT, signal};
  const opened = await openDelivery(project, reading);
  const current = {...opened.context, manifest: context.manifest};
  try {
    const again = await Promise.all(opened.candidates.map((each) => asJudged(each, candidates)));
    const now: GateResult[] = [];
    for (const candidate of again) {
      now.push(...(await judgeMaster(candidate, current)));
      for (const {gate, variant, placement} of before) {
        if (variant !== candidate.variant.id || placement === null) continue;
        const placed = findPlacement(placement, ownPlacementsOf(candidate, current));
        if (gate === 'text') now.push(judgeText(candidate, placed, current));
        if (gate === 'rights') now.push(await judgeRights(candidate, placed, current));
      }
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

/** A candidate as its documents and captions are now, with the master that was judged. */
async function asJudged(
  candidate: DeliveryCandidate,
  candidates: readonly DeliveryCandidate[],
): Promise<DeliveryCandidate> {
  const {record, master} = candidates.find(({variant}) => variant.id === candidate.variant.id) ?? candidate;
  const captions = master ? await captionFiles(master.file) : [];
  return {...candidate, record, captions, master: master && withCaptions(master, captions)};
}

const SILENT: Report = {
  step: () => undefined,
  warn: () => undefined,
  frames: () => undefined,
  variant: () => undefined,
};

/** What the files and the sheets of a variant are made from, in parts that a message names. */
const partsOf = (
  {variant, captions, now}: DeliveryCandidate,
  {project: {spot, catalog}}: DeliverContext,
): Record<string, string> => ({
  'the props, the ad or the values of axes': canonical(variant),
  'the captions': canonical(captions.map(({kind, sha256}) => [kind, sha256])),
  'the takes, the edit or the sound': canonical('staged' in now ? now.inputs : null),
  'the rights': canonical([spot.rights, catalog.brands[variant.props.brand]?.rights ?? []]),
  'the flight or the markets': canonical([spot.brief?.flight ?? null, spot.brief?.markets ?? []]),
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
