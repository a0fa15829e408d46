import {join} from 'node:path';
import type {BrowserProgram, Environment} from '../../machine/tools/tools.ts';
import {compositionIds} from '../../spot/preview/composition-ids.ts';
import type {RemotionSpot, RemotionVariant} from '../../spot/preview/remotion-stage.ts';
import {type Problem, problemsOf, sentence, TenspotError} from '../../spot/problem/errors.ts';
import {resolveSpot} from '../../spot/timeline/resolve-spot.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {openWorkspace, type Project} from '../project/open-project.ts';
import {openSpot, type SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import {warnOfDocuments} from '../project/warn-of-documents.ts';
import {listIds, type Workspace} from '../project/workspace.ts';
import {openStaging} from '../render/open-staging.ts';
import {writeRegistries} from '../scaffold/registry.ts';
import {takesOf} from '../shoot/plan-and-buy.ts';
import {planVariant} from '../stage/plan-variant.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {stageVariant} from '../stage/stage-variant.ts';
import {type RemotionEntry, writeRemotionEntry} from './remotion-entry.ts';

type StageOptions = {
  env: Environment;
  report: Report;
  signal: AbortSignal;
  /** Ids of compositions. Words that are none are ignored; if none is one, all variants are staged. */
  only: readonly string[];
  /** Stages nothing: the variants are only listed. */
  listOnly: boolean;
};

/** What Remotion's own commands need to open the variants of a workspace. */
export type StagedCompositions = RemotionEntry & {
  publicDir: string;
  browser: BrowserProgram;
  spots: RemotionSpot[];
};

/** Stages variants for Remotion's own commands, and writes the entry that registers them. A spot that cannot be read is a warning. */
export async function stageCompositions(
  workspace: Workspace,
  options: StageOptions,
): Promise<StagedCompositions> {
  const {env, report, signal, only, listOnly} = options;
  await writeRegistries(workspace.root);
  const project = await openWorkspace(workspace, {
    ...{env, signal},
    onProviderFault: ({message}) => report.warn(message),
  });
  const {staging, program, browser} = await openStaging(project, {report, signal});
  try {
    const opened = await openSpots(project, report);
    const ids = compositionIds(opened.map(({spot, variants}) => ({id: spot.id, variants})));
    const known = new Set(ids.flatMap(({variants}) => variants));
    const named = only.filter((id) => known.has(id));
    const isWanted = (id: string): boolean => !listOnly && (named.length === 0 || named.includes(id));
    const spots: RemotionSpot[] = [];
    for (const [index, each] of opened.entries()) {
      const context = {...staging, takes: await takesOf(each)};
      const variants: RemotionVariant[] = [];
      for (const [at, variant] of each.variants.entries()) {
        const id = ids[index]?.variants[at] ?? variant.id;
        const staged = isWanted(id)
          ? await stageOne(id, variant, each, context)
          : unstaged(id, variant, each);
        if (isWanted(id) && staged.problem) {
          if (named.length > 0) throw new TenspotError(staged.problem);
          report.warn(`${id}: ${sentence(staged.problem)}`, staged.problem);
        }
        variants.push(staged);
      }
      spots.push({id: each.spot.id, variants});
    }
    const entry = await writeRemotionEntry(workspace, {spots});
    return {...entry, publicDir: project.store.files, browser: program, spots};
  } finally {
    await browser.close();
    await project.store.close();
  }
}

/** Every spot that can be read, with its valid variants. */
async function openSpots(project: Project, report: Report): Promise<SpotProject[]> {
  const opened: SpotProject[] = [];
  for (const id of await listIds(join(project.workspace.compositions, 'spots'))) {
    try {
      const spot = await openSpot(project, id, {keepGoing: true});
      warnOfDocuments(spot, report);
      opened.push(spot);
    } catch (error) {
      project.signal?.throwIfAborted();
      for (const problem of problemsOf(error))
        report.warn(`${id}: ${sentence(problem)} [${problem.code}]`, problem);
    }
  }
  return opened;
}

async function stageOne(
  id: string,
  variant: Variant,
  project: SpotProject,
  context: StageContext,
): Promise<RemotionVariant> {
  try {
    const {graded, mix} = await stageVariant(variant, project, context);
    return {id, spot: {...(await graded()), mix}, problem: null};
  } catch (error) {
    context.signal?.throwIfAborted();
    const [problem] = problemsOf(error);
    return {...unstaged(id, variant, project), problem: problem ?? NOT_STAGED};
  }
}

/** With its size and length, and nothing to show. */
function unstaged(id: string, {props}: Variant, project: SpotProject): RemotionVariant {
  const {template, brand, transitions, lengths, timing} = planVariant(props, project);
  const spot = resolveSpot({props, template, kit: brand.kit, fillings: {}, transitions, lengths, timing});
  return {id, spot, problem: NOT_STAGED};
}

const NOT_STAGED: Problem = {
  code: 'variant-unstaged',
  what: 'the takes and the sound of this variant were not staged for this command of Remotion',
  expected: 'a command that remotion.config.ts stages it for',
  got: 'a list of compositions, or another variant',
  fix: 'Run `npx remotion render` or `npx remotion still` with the id of its composition.',
};
