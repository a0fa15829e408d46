import {availableParallelism} from 'node:os';
import {join, relative} from 'node:path';
import {cacheLimit, openCache} from '../../machine/files/cache.ts';
import {rememberingHash, sha256File} from '../../machine/files/hash.ts';
import {readMasterFile} from '../../machine/media/master-file.ts';
import {hashPackets} from '../../machine/media/packet-groups.ts';
import type {CheckReport} from '../../spot/findings/check-report.ts';
import {type Finding, footageFindings} from '../../spot/findings/finding.ts';
import {noKnownMatches} from '../../spot/findings/match-footage.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {voiceFindings} from '../../spot/findings/voice-findings.ts';
import {canonical} from '../../spot/keys/canonical-json.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {claimDays, daysAt} from '../project/days-at.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {claimProblemsOf} from '../project/variants/claim-problems.ts';
import {draftsOf} from '../project/variants/plan-variants.ts';
import {openBatch} from '../render/open-batch.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {type StagedVariant, stageVariant} from '../stage/stage-variant.ts';
import {chooseWordsModel} from '../write/model/words-model.ts';
import {ADVISING} from './advice/advice-use.ts';
import {type AdvicePurchase, adviseVariants} from './advice/advise-variants.ts';
import {limitsOfBrands} from './applied-rules.ts';
import {checkBurnt} from './check-burnt.ts';
import type {CheckContext} from './check-context.ts';
import {checkGraphics, type GraphicsCheck, type GraphicsChecking} from './check-graphics.ts';
import {checkMaster, type MasterCheck, measureMasters, uncheckedMaster} from './check-masters.ts';
import {checkTakes} from './check-takes.ts';
import {checkedAd, checkedDocuments} from './checked-documents.ts';
import {compareVariants} from './compare-variants.ts';
import {inspectBatch} from './inspect-batch.ts';
import {openVideoMeasurer} from './measure/measure-videos.ts';
import {measureVoice} from './measure/measure-voice.ts';
import {addPictures} from './page/evidence-pictures.ts';
import {publishReport} from './publish-report.ts';
import {reportOf, withAdvice} from './report-of.ts';
import {COPY_RULES} from './rules/rules.ts';
import {together} from './together.ts';

export type CheckOptions = {
  /** The variants to check. */
  variants: readonly Variant[];
  /** Checks the proofs instead of the masters. */
  proof: boolean;
  /** Checks only what is there before a render: takes, graphics and words. Default: the masters, too. */
  beforeRender?: boolean | undefined;
  /** Asks a model about the masters afterwards. Its answers are in the report, and do not affect `pass`. Default: no model is asked. */
  advice?: Omit<AdvicePurchase, 'signal'> | undefined;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** Threads that measure: one for each core, at most four, so that memory stays bounded. */
const THREADS = Math.max(1, Math.min(4, availableParallelism()));

/**
 * Checks the masters of a spot against its documents, and writes `check.json` and the page `check.html` beside them. What the last check says of other
 * variants stays in both files, and is not in the report that is returned. A master that was checked before, with the same documents and rules,
 * is not checked again; frames that masters share are measured once. Before a render, the files are `before-render.json` and `before-render.html`.
 */
export async function checkSpot(
  project: SpotProject,
  {variants, proof, beforeRender = false, advice, report, signal: given}: CheckOptions,
): Promise<CheckReport> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(given ? [given] : [])]);
  const began = performance.now();
  const now = (): number => (performance.now() - began) / 1000;
  const ended: Record<string, number> = {};
  const timed = async <T>(part: string, work: Promise<T>): Promise<T> => {
    const made = await work;
    ended[part] = now();
    return made;
  };
  if (advice) chooseWordsModel(project, advice, ADVISING);
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
    matches: noKnownMatches(),
    folder,
    home: workspace.home,
    records,
    scale: settings.scale,
    briefClaims: (project.spot.brief?.claims ?? []).map(({text}) => text),
    briefPlacements: project.spot.brief?.placements ?? [],
    ownPlacements: (brand) => project.catalog.brands[brand]?.kit.placements,
    changed,
    signal,
  };
  try {
    const staged: StagedVariant[] = [];
    for (const variant of variants) staged.push(await stageVariant(variant, project, staging));
    const subject = beforeRender ? 'variant' : 'master';
    report.step(`Checking ${variants.length} ${subject}${variants.length === 1 ? '' : 's'}`);
    const copyOf = await copyFindings(project);
    const checkingTakes = checkTakes(staged, project, context);
    const products = checkingTakes.then((takes) => takes.map((take) => take.products));
    products.catch(() => undefined);
    const checking: GraphicsChecking = {
      ...context,
      batch,
      brands: project.catalog.brands,
      inspected: inspectBatch(staged, batch, cache),
      products,
    };
    const checkingGraphics = checkGraphics(staged, checking);
    // Each often waits for a program or a thread; meanwhile the others go on.
    const [takes, graphics, masters, burnt] = await together(
      [
        timed('takes', checkingTakes),
        timed('graphics', checkingGraphics),
        beforeRender
          ? staged.map(uncheckedMaster)
          : timed('masters', checkMasters(staged, {context, staging, graphics: checkingGraphics})),
        beforeRender ? [] : timed('burnt', checkBurnt(staged, checking)),
      ],
      {stop},
    );
    const checked = masters.map((check, at) => {
      const each = staged[at] as StagedVariant;
      const findings = [
        ...copyOf(each.variant),
        ...footageOf(each),
        ...(takes[at]?.findings ?? []),
        ...(graphics[at]?.findings ?? []),
        ...check.findings,
        ...(burnt[at] ?? []),
      ];
      return {staged: each, check: {...check, findings}};
    });
    const checks = checked.map(({check}) => check);
    const distinctness = await compareVariants(checked, context);
    const seconds = now();
    const shown = await addPictures(checks, context);
    const found = reportOf(
      checks.map((check, index) => ({
        ...check,
        findings: shown[index] ?? [],
        documents: checkedDocuments(staged[index] as StagedVariant, project),
        ad: checkedAd(staged[index]?.variant.ad),
      })),
      {
        ...{
          spot: project.spot.id,
          proof,
          beforeRender,
          distinctness,
          decoded: measurer.decoded(),
          seconds,
          ended,
        },
        context,
      },
    );
    const hashNow = rememberingHash();
    const publish = async (own: CheckReport): Promise<CheckReport> => {
      await publishReport(own, folder, project, hashNow);
      return own;
    };
    await publish(found);
    if (!advice) return found;
    report.step('Asking a model for advice');
    return publish(withAdvice(found, await adviseVariants(staged, project, {...advice, folder, signal})));
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

type MastersChecking = {
  context: CheckContext;
  staging: StageContext;
  /** What was found in the graphics of each. */
  graphics: Promise<readonly GraphicsCheck[]>;
};

/** Checks the masters one after the other. They are measured while the graphics are checked. */
async function checkMasters(
  staged: readonly StagedVariant[],
  {context, staging, graphics}: MastersChecking,
): Promise<MasterCheck[]> {
  const measuring = measureMasters(staged, context);
  const [ofGraphics] = await together([graphics, measuring], {own: [measuring]});
  const checks: MasterCheck[] = [];
  for (const [at, each] of staged.entries()) {
    const voice = await measureVoice(each.sound, staging);
    checks.push(await checkMaster({...each, covered: ofGraphics[at]?.covered ?? [], voice}, context));
  }
  return checks;
}

/** A function that finds what is wrong with the words of a variant, today and on the last day of the flight. */
async function copyFindings({
  spot,
  catalog,
  workspace,
}: SpotProject): Promise<(variant: Variant) => Finding[]> {
  const drafts = new Map((await draftsOf(spot)).map((draft) => [draft.id, draft]));
  const claimsOn = claimDays(daysAt(new Date()), spot).map((day) => claimProblemsOf(spot, day));
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
