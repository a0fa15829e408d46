import {availableParallelism} from 'node:os';
import {join, relative} from 'node:path';
import {cacheLimit, openCache} from '../../machine/files/cache.ts';
import {sha256File} from '../../machine/files/hash.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {readMasterFile} from '../../machine/media/master-file.ts';
import {hashPackets} from '../../machine/media/packet-groups.ts';
import type {CheckReport} from '../../spot/findings/check-report.ts';
import {type Finding, footageFindings} from '../../spot/findings/finding.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {voiceFindings} from '../../spot/findings/voice-findings.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {daysAt} from '../project/days-at.ts';
import {type SpotProject, spotTitle} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {claimProblemsOf} from '../project/variants/claim-problems.ts';
import {draftsOf} from '../project/variants/plan-variants.ts';
import type {BatchContext} from '../render/batch-context.ts';
import {openBatch} from '../render/open-batch.ts';
import {type StagedVariant, stageVariant} from '../stage/stage-variant.ts';
import {appliedRules, limitsOfBrands} from './applied-rules.ts';
import {checkBurnt} from './check-burnt.ts';
import type {CheckContext} from './check-context.ts';
import {checkGraphics} from './check-graphics.ts';
import {checkMaster, type MasterCheck, measureMasters} from './check-masters.ts';
import {checkTakes} from './check-takes.ts';
import {checkedAd, checkedDocuments} from './checked-documents.ts';
import {compareVariants} from './compare-variants.ts';
import {openVideoMeasurer} from './measure/measure-videos.ts';
import {measureVoice} from './measure/measure-voice.ts';
import {checkPage} from './page/check-page.ts';
import {addPictures} from './page/evidence-pictures.ts';
import {COPY_RULES} from './rules/rules.ts';

export type CheckOptions = {
  /** The variants to check. */
  variants: readonly Variant[];
  /** Checks the proofs instead of the masters. */
  proof: boolean;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** Threads that measure: one for each core, at most four, so that memory stays bounded. */
const THREADS = Math.max(1, Math.min(4, availableParallelism()));

/**
 * Checks the masters of a spot against its documents, and writes `check.json` and the page `check.html` beside them. A master that was checked before, with the
 * same documents and rules, is not checked again; frames that masters share are measured once.
 */
export async function checkSpot(
  project: SpotProject,
  {variants, proof, report, signal}: CheckOptions,
): Promise<CheckReport> {
  const began = performance.now();
  const changed = limitsOfBrands(variants, project);
  const {context: batch, staging, close} = await openBatch(project, {proof, report, signal});
  const {store, tools, workspace, folder, records, settings} = batch;
  const cache = await openCache(
    join(workspace.home, 'work'),
    store.scratch,
    cacheLimit(workspace.root, project.env),
  );
  const measurer = openVideoMeasurer({cache, scratch: store.scratch, tools, threads: THREADS, signal});
  const context: CheckContext = {
    store,
    cache,
    tools,
    measurer,
    hashOf: readOnce(sha256File),
    factsOf: readOnce((file) => readMasterFile(tools, file)),
    packetsOf: readOnce(hashPackets),
    folder,
    home: workspace.home,
    records,
    scale: settings.scale,
    changed,
    signal,
  };
  try {
    const staged: StagedVariant[] = [];
    for (const variant of variants) staged.push(await stageVariant(variant, project, staging));
    report.step('Looking at the takes');
    // What is decoded and measured of the masters needs nothing of the takes and the graphics.
    const [{takes, checking, graphics}] = await Promise.all([
      checkSources(staged, {project, context, batch}),
      measureMasters(staged, context),
    ]);
    report.step(`Checking ${variants.length} ${variants.length === 1 ? 'master' : 'masters'}`);
    const copyOf = await copyFindings(project);
    const checked: {staged: StagedVariant; check: MasterCheck}[] = [];
    for (const [index, each] of staged.entries()) {
      const {findings: ofGraphics = [], covered = []} = graphics[index] ?? {};
      const voice = await measureVoice(each.sound, staging);
      const check = await checkMaster({...each, covered, voice}, context);
      const findings = [
        ...copyOf(each.variant),
        ...footageOf(each),
        ...(takes[index]?.findings ?? []),
        ...ofGraphics,
        ...check.findings,
      ];
      checked.push({staged: each, check: {...check, findings}});
    }
    const checks = checked.map(({check}) => check);
    const burnt = await checkBurnt(staged, checking);
    for (const [index, check] of checks.entries()) check.findings.push(...(burnt[index] ?? []));
    const distinctness = await compareVariants(checked, context);
    const seconds = (performance.now() - began) / 1000;
    const shown = await addPictures(checks, context);
    const found = reportOf(
      checks.map((check, index) => ({
        ...check,
        findings: shown[index] ?? [],
        documents: checkedDocuments(staged[index] as StagedVariant, project),
        ad: checkedAd(staged[index]?.variant.ad),
      })),
      {spot: project.spot.id, proof, distinctness, decoded: measurer.decoded(), seconds, context},
    );
    await writeWhole(join(folder, 'check.html'), checkPage(found, spotTitle(project)));
    await writeWhole(join(folder, 'check.json'), `${JSON.stringify(found, null, 2)}\n`);
    return found;
  } finally {
    await measurer.close();
    await close();
  }
}

/** Reads each file once, however many variants show it. What failed is tried again when it is asked for again. */
function readOnce<T>(read: (file: string) => Promise<T>): (file: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (file) => {
    const reading = known.get(file) ?? read(file);
    known.set(file, reading);
    reading.catch(() => known.delete(file));
    return reading;
  };
}

/** Checks what the masters are made of. */
async function checkSources(
  staged: readonly StagedVariant[],
  {project, context, batch}: {project: SpotProject; context: CheckContext; batch: BatchContext},
) {
  const takes = await checkTakes(staged, project, context);
  const products = takes.map((take) => take.products);
  const checking = {...context, batch, brands: project.catalog.brands, products};
  return {takes, checking, graphics: await checkGraphics(staged, checking)};
}

/** A function that finds what is wrong with the words of a variant, today. */
async function copyFindings({
  spot,
  catalog,
  workspace,
}: SpotProject): Promise<(variant: Variant) => Finding[]> {
  const drafts = new Map((await draftsOf(spot)).map((draft) => [draft.id, draft]));
  const claimsOn = daysAt(new Date()).map((day) => claimProblemsOf(spot, day));
  const short = (file: string | undefined) =>
    file === undefined ? {} : {file: relative(workspace.root, file)};
  return (variant) => {
    const [draft, brand] = [drafts.get(variant.id), catalog.brands[variant.props.brand]];
    if (!draft || !brand) return [];
    const found = claimsOn.flatMap((claimsOf) => claimsOf(variant, draft, brand));
    const claims = [...new Map(found.map((problem) => [canonical(problem), problem])).values()].map(
      (problem) => ({...problem, where: {...problem.where, ...short(problem.where?.file)}}),
    );
    return COPY_RULES.flatMap((rule) => applyRule(rule, {claims}, variant.id));
  };
}

/** What keeps the footage and the voice from being what the documents ask for: told here too, because a master with it is not finished. */
const UNFINISHED = ['take-missing', 'take-stands-in', 'take-starts-late', 'take-short', 'grade-stale'];

const footageOf = ({variant, spot, fillings, grade, speech}: StagedVariant): Finding[] => [
  ...footageFindings(variant.id, {footage: spot.footage, fillings, grade}).filter(({rule}) =>
    UNFINISHED.includes(rule),
  ),
  ...voiceFindings(variant.id, spot, speech),
];

type Ran = Pick<CheckReport, 'spot' | 'proof' | 'distinctness'> & {
  decoded: number;
  seconds: number;
  context: CheckContext;
};

function reportOf(
  checks: readonly (MasterCheck & {documents: string; ad: string})[],
  {spot, proof, distinctness, decoded, seconds, context: {changed}}: Ran,
): CheckReport {
  const variants = checks.map(({variant: id, sha256, documents, ad, findings}) => ({
    id,
    sha256,
    documents,
    ad,
    pass: !findings.some(({severity}) => severity === 'error'),
    findings,
  }));
  const all = variants.flatMap(({findings}) => findings);
  const count = (severity: string): number => all.filter((finding) => finding.severity === severity).length;
  return {
    spot,
    proof,
    createdAt: new Date().toISOString(),
    pass: variants.every(({pass}) => pass),
    rules: appliedRules(),
    changed: [...changed],
    variants,
    distinctness,
    totals: {
      variants: variants.length,
      passed: variants.filter(({pass}) => pass).length,
      errors: count('error'),
      warnings: count('warning'),
      decoded,
      seconds: Number(seconds.toFixed(1)),
    },
  };
}
