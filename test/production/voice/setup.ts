import {onTestFinished} from 'vitest';
import {openWorkspace, type Project} from '../../../src/production/project/open-project.ts';
import {openSpot, type SpotProject} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {buyPlan, type PlanPurchase, planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

export const VARIANTS = 'compositions/spots/tiny/variants.yaml';
export const SCRIPT = 'compositions/spots/tiny/script.yaml';
export const BRAND = 'brands/plain/brand.yaml';

type Opening = {
  signal?: AbortSignal;
  scratch?: boolean;
  providers?: (all: Project['providers']) => Project['providers'];
};

export type VoicedSpot = {
  workspace: Workspace;
  /** The spot. `signal`: stops its opening. `scratch`: whether a scratch voice of this machine may speak (default: it may not). `providers`: what to replace. */
  open: (more?: Opening) => Promise<SpotProject>;
  /** Buys what is missing from fake vendors. */
  buy: (maxCost?: number) => Promise<PlanPurchase>;
};

/** A spot of eight seconds in two variants, which a voice of the brand speaks. */
export async function openVoiced(
  script = [
    '{slot: hook, seconds: 1, says: It stays cold.}',
    '{slot: end, seconds: 1, says: Solvane. Out in May.}',
  ],
): Promise<VoicedSpot> {
  const workspace = await makeWorkspace();
  workspace.edit(
    BRAND,
    '    end-card',
    '    voices: {narrator: {model: eleven-3, voice: ada}}\n    pronunciation: {Solvane: sol vane}\n    end-card',
  );
  workspace.edit(VARIANTS, '  seconds: 1\n', '  seconds: 8\n  voice: {speaker: narrator}\n');
  workspace.write(SCRIPT, `beats:\n${script.map((beat) => `  - ${beat}\n`).join('')}`);
  const open: VoicedSpot['open'] = async ({signal, scratch = false, providers: changed} = {}) => {
    const project = await openWorkspace(await findWorkspace(workspace.root), {signal});
    const providers = (changed?.(project.providers) ?? project.providers).filter(
      ({program}) => scratch || program === undefined,
    );
    return openSpot({...project, providers}, 'tiny');
  };
  const buy: VoicedSpot['buy'] = async (maxCost = 1) => {
    const project = await open();
    const plan = await planSpot(project, {sandbox: true});
    return buyPlan(plan, project, {sandbox: true, maxCost, tell: () => undefined});
  };
  return {workspace, open, buy};
}

/** The same, removed when the test ends. */
export async function voiced(script?: string[]): Promise<VoicedSpot> {
  const spot = await openVoiced(script);
  onTestFinished(() => spot.workspace.remove());
  return spot;
}

/** A variant of it, planned. */
export const planOf = async ({open}: VoicedSpot, id = 'one') => {
  const project = await open();
  const variant = project.variants.find((each) => each.id === id);
  if (!variant) throw new Error(`no variant ${id}`);
  return {project, variant, plan: planVariant(variant.props, project)};
};
