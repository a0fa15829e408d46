import {join} from 'node:path';
import {readJson} from '../../machine/files/read-file.ts';
import type {C2paSigner} from '../../machine/media/c2pa.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {Manifest} from '../../spot/variant/manifest.ts';
import {daysAt} from '../project/days-at.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {draftsOf} from '../project/variants/plan-variants.ts';
import {type CaptionFile, captionFiles} from '../review/caption-files.ts';
import {captionsPart, currentMasters, type ReviewedMaster} from '../review/current-masters.ts';
import {readReview} from '../review/record-event.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import {openApprovedCopies} from './approved-copies.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';
import {type StagedNow, stageNow} from './stage-now.ts';

type Opening = {variants: readonly Variant[]; now: Date; report: Report; signal?: AbortSignal | undefined};

/** Reads everything that a delivery is made from. A spot that was not rendered gives candidates without a master. */
export async function openDelivery(
  project: SpotProject,
  {variants, now, report, signal}: Opening,
): Promise<{context: DeliverContext; candidates: DeliveryCandidate[]}> {
  const {workspace, spot} = project;
  const masters = join(workspace.out, spot.id);
  const manifest = Manifest.safeParse(await readJson(join(masters, 'manifest.json'))).data;
  const current = await currentMasters(workspace, spot.id).catch((error: unknown) => {
    if (error instanceof TenspotError && error.code === 'not-rendered') return [];
    throw error;
  });
  const takes = await takesOf(project);
  const staged = await stageNow(variants, project, {takes, report, signal});
  const review = await readReview(workspace, spot.id);
  const context: DeliverContext = {
    project,
    masters,
    manifest,
    review,
    round: review.rounds.at(-1)?.round ?? 0,
    stamp: now.toISOString().replace(/[-:]/g, '').slice(0, 15),
    takes,
    copies: openApprovedCopies(project.store),
    signer: signerIn(project.env),
    drafts: await draftsOf(spot),
    days: daysAt(now),
    report,
    signal,
  };
  const candidates: DeliveryCandidate[] = [];
  for (const variant of variants) {
    const master = current.find((each) => each.variant === variant.id);
    const captions = master ? await captionFiles(master.file) : [];
    candidates.push({
      variant,
      record: master?.record ?? manifest?.variants.find(({id}) => id === variant.id),
      master: master && withCaptions(master, captions),
      captions,
      now: staged.get(variant.id) as StagedNow,
    });
  }
  return {context, candidates};
}

/** A master with other captions beside it: the decision is judged by those that are delivered, whatever was there a moment before. */
export function withCaptions(master: ReviewedMaster, captions: readonly CaptionFile[]): ReviewedMaster {
  const {captions: _, ...parts} = master.parts;
  return {...master, parts: {...parts, ...captionsPart(captions)}};
}

/** What signs, as the environment says: both variables are paths. Errors: `c2pa-incomplete`. */
function signerIn({
  TENSPOT_C2PA_CERT: certificate,
  TENSPOT_C2PA_KEY: key,
}: SpotProject['env']): C2paSigner | undefined {
  if (certificate && key) return {certificate, key};
  if (!certificate && !key) return undefined;
  throw invalid({
    code: 'c2pa-incomplete',
    what: 'a C2PA manifest needs a certificate and its key',
    expected: 'TENSPOT_C2PA_CERT and TENSPOT_C2PA_KEY',
    got: certificate ? 'TENSPOT_C2PA_CERT alone' : 'TENSPOT_C2PA_KEY alone',
    fix: 'Set both, or neither.',
  });
}
