import {join} from 'node:path';
import {cacheLimit, openCache} from '../../machine/files/cache.ts';
import type {BulkPack, Derivation} from '../../spot/delivery/delivery.ts';
import type {GateResult} from '../../spot/delivery/gate.ts';
import {limitsOfBrand} from '../../spot/findings/changed-limits.ts';
import type {ChangedLimit} from '../../spot/findings/check-report.ts';
import type {Finding} from '../../spot/findings/finding.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {limitsOfBrands} from '../check/applied-rules.ts';
import {openVideoMeasurer} from '../check/measure/measure-videos.ts';
import {PICTURE_RULES, SOUND_RULES} from '../check/rules/rules.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {encodePicture, matchEncode} from './encode-picture.ts';
import {gateResult} from './judge-gates.ts';
import type {Delivered} from './make-all.ts';
import {type DeliverableMeasuring, measureDeliverable, measureMaster} from './measure-deliverable.ts';

/** A video of a delivery: its path in the folder, and how it came from its master. */
type JudgedVideo = {pair: Pair; file: string; derivation: Derivation};

/** The videos of a delivery: one for each variant and placement, and those that were encoded for packs. */
const videosOf = (delivered: readonly Delivered[], bulk: readonly BulkPack[]): JudgedVideo[] => [
  ...delivered.map(({pair, deliverable: {file, derivation}}) => ({pair, file, derivation})),
  ...bulk.flatMap(({folder, encodes}) =>
    encodes.flatMap(({video, derivation}): JudgedVideo[] => {
      const of = delivered.find(({deliverable}) => deliverable.file.endsWith(`/${video}`));
      return of ? [{pair: of.pair, file: `${folder}/${video}`, derivation}] : [];
    }),
  ),
];

/**
 * Judges every video of a delivery by the rules of `check` for frames, light and sound, for its own placement; a rule for the file judged it
 * when it was made. A picture that is that of the master, packet by packet, was judged with the master. The picture of an encode
 * must be that of its master, frame by frame, so that the rules for footage, graphics and texts hold for it as for the master; and it must
 * have no error that its master does not have. Its sound is compared with that of the master.
 */
export async function judgeDeliverables(
  folder: string,
  delivered: readonly Delivered[],
  bulk: readonly BulkPack[],
  context: DeliverContext,
): Promise<GateResult[]> {
  const {project, signal} = context;
  const {store, tools, workspace, env} = project;
  const cache = await openCache(join(workspace.home, 'work'), store.scratch, cacheLimit(workspace.root, env));
  const measurer = openVideoMeasurer({cache, scratch: store.scratch, tools, threads: 1, signal});
  const measuring = {store, tools, measurer, signal};
  const results: GateResult[] = [];
  try {
    for (const video of videosOf(delivered, bulk)) {
      signal?.throwIfAborted();
      const errors = await errorsIn(video, folder, measuring, context);
      results.push(resultOf(video, errors));
    }
    return results;
  } finally {
    await measurer.close();
  }
}

async function errorsIn(
  {pair, file, derivation}: JudgedVideo,
  folder: string,
  measuring: DeliverableMeasuring,
  {project, copies}: DeliverContext,
): Promise<Finding[]> {
  const {variant, master} = pair;
  const isEncode = derivation.kind === 'encode';
  const brand = limitsOfBrand(limitsOfBrands([variant], project), variant.props.brand);
  const changed = derivation.encode.length > 0 ? [...brand, LIMITED_PEAKS] : brand;
  const copy = await copies.of(master);
  const made = await measureDeliverable({file: join(folder, file), master: copy, isEncode}, pair, measuring);
  const judge = (rules: typeof SOUND_RULES, subject: typeof made): Finding[] =>
    rules
      .flatMap((rule) => applyRule(rule, subject, variant.id, changed))
      .filter(({severity}) => severity === 'error');
  const sound = judge(SOUND_RULES, made);
  if (!isEncode) return sound;
  const approved = await measureMaster(copy, pair, measuring);
  const own = judge(PICTURE_RULES, approved);
  const picture = judge(PICTURE_RULES, made).filter((finding) => !own.some((each) => isSame(each, finding)));
  const match = matchEncode(made.picture, approved.picture, variant.props.fps);
  const other = applyRule(encodePicture, match, variant.id);
  return [...other, ...picture, ...sound];
}

/** The limiter of an encode lowers peaks on purpose. */
const LIMITED_PEAKS: ChangedLimit = {
  ...{brand: '', rule: 'sound-clipped', limit: 'cut', unit: 'dB', from: 0},
  ...{to: Number.POSITIVE_INFINITY, by: null, why: null},
};

/** Findings of one rule about the same frames: an encode may move their borders. */
const isSame = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule &&
  (a.frames === null ||
    b.frames === null ||
    (a.frames.from < b.frames.from + b.frames.frames && b.frames.from < a.frames.from + a.frames.frames));

function resultOf({pair: {variant, placement}, file}: JudgedVideo, errors: readonly Finding[]): GateResult {
  const [first, ...more] = errors;
  const problem = first && {
    code: 'deliverable-check-red',
    what: `the file for ${placement.title} does not pass the rule ${first.rule}${more.length > 0 ? `, and ${more.length} more` : ''}`,
    where: {file},
    expected: first.expected,
    got: first.got,
    fix: 'Make a variant for this placement that needs no such encode: a shorter one, or one with quieter sound.',
  };
  return gateResult(
    'check',
    variant.id,
    placement.id,
    problem,
    `${file} passes the rules for files, frames, light and sound`,
  );
}
