import {join} from 'node:path';
import {readJson} from '../../machine/files/read-file.ts';
import type {C2paSigner} from '../../machine/media/c2pa.ts';
import {invalid, TenspotError} from '../../spot/problem/errors.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {Manifest} from '../../spot/variant/manifest.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {currentMasters} from '../review/current-masters.ts';
import {readReview} from '../review/record-event.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import type {DeliverContext, DeliveryCandidate} from './deliver-context.ts';

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
  const context: DeliverContext = {
    project,
    masters,
    manifest,
    review: await readReview(workspace, spot.id),
    takes: await takesOf(project),
    signer: signerIn(project.env),
    day: now.toISOString().slice(0, 10),
    report,
    signal,
  };
  const candidates = variants.map((variant) => ({
    variant,
    record: manifest?.variants.find(({id}) => id === variant.id),
    master: current.find((each) => each.variant === variant.id),
  }));
  return {context, candidates};
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
