import PQueue from 'p-queue';
import {limitsOfBrand} from '../../spot/findings/changed-limits.ts';
import type {Finding} from '../../spot/findings/finding.ts';
import type {FoundProducts} from '../../spot/findings/product-in-take.ts';
import type {ProductPlace} from '../../spot/findings/product-place.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {sampleTake} from '../../spot/findings/sample-take.ts';
import {findingInMaster, placesInClip} from '../../spot/findings/take-in-master.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Footage} from '../../spot/timeline/timeline.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {CheckContext} from './check-context.ts';
import {checkedTake, expectedIn, knownProducts, photosOf} from './checked-take.ts';
import {gradedProducts, openCubes} from './product/graded-product.ts';
import {type LookedTake, openTakeViewer} from './product/look-at-take.ts';
import {LOOKING_THREADS} from './product/looking-threads.ts';
import {peopleRule} from './product/people-in-brief.ts';
import {TAKE_RULES} from './rules/rules.ts';

/** What a check found in the takes of one variant, and where its products are. */
export type TakesCheck = {findings: Finding[]; products: ProductPlace[]};

/** How many takes are examined at the same time: the text of two is read while the next ones are decoded and searched. */
const AT_ONCE = LOOKING_THREADS + 2;

type Shown = {staged: StagedVariant; clip: Footage; take: Take};

/**
 * Checks the takes that these variants show, each distinct take once, and returns the findings of each variant in the frames of its
 * master. Only frames that a variant shows are looked at.
 */
export async function checkTakes(
  staged: readonly StagedVariant[],
  project: SpotProject,
  context: CheckContext,
): Promise<TakesCheck[]> {
  const results = staged.map((): TakesCheck => ({findings: [], products: []}));
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(context.signal ? [context.signal] : [])]);
  const viewer = openTakeViewer({...context, signal});
  const queue = new PQueue({concurrency: AT_ONCE});
  const cubes = openCubes(context.store);
  try {
    const people = peopleRule(project.spot.brief);
    const takes = [...byTake(staged).values()].map((shown) => {
      const [{staged: first, clip, take}] = shown as [Shown, ...Shown[]];
      const brand = project.catalog.brands[first.variant.props.brand] as Brand;
      const samples = sampleTake(
        shown.map((each) => each.clip),
        take.fps,
      );
      return {shown, clip, take, brand, samples, photos: photosOf(brand)};
    });
    const lookedAt = await queue.addAll(
      takes.map(({clip: {width, height}, take, samples, photos}) => async () => {
        const [size, faces] = [{width, height}, people !== 'allowed'];
        return viewer.look({src: take.src, size, samples, photos, faces, ...expectedIn(take, project)});
      }),
    );
    for (const [at, {shown, take, brand, samples, photos}] of takes.entries()) {
      const looked = lookedAt[at] as LookedTake;
      const products = await knownProducts(brand, photos, looked, viewer);
      const found: FoundProducts = {sampled: samples.frames, places: looked.sights};
      const reach = Math.ceil(take.fps / 6);
      for (const {staged: each, clip: place} of shown) {
        const {variant, spot, grade} = each;
        const frame = {width: spot.width, height: spot.height, reach};
        const subject = checkedTake(take, project, {
          ...{size: {width: place.width, height: place.height}, copy: spot.copy},
          ...{brand, looked, products, samples, people},
          graded: await gradedProducts(looked.sights, {take, grade, clip: place, frame}, cubes),
        });
        const result = results[staged.indexOf(each)] as TakesCheck;
        const {scale, changed} = context;
        const findings = TAKE_RULES.flatMap((rule) =>
          applyRule(rule, subject, variant.id, limitsOfBrand(changed, brand.id)),
        );
        for (const finding of findings) {
          const own = findingInMaster(finding, place, {...frame, scale});
          if (own) result.findings.push(own);
        }
        result.products.push(...placesInClip(found, place, spot, reach));
      }
    }
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    queue.clear();
    await viewer.close();
    // Where one take failed, others were still looked at.
    await queue.onIdle();
  }
  return results;
}

/** The clips that show each distinct take of each brand. */
function byTake(staged: readonly StagedVariant[]): Map<string, Shown[]> {
  const takes = new Map<string, Shown[]>();
  for (const each of staged)
    for (const clip of each.spot.footage) {
      const filling = each.fillings[clip.slot];
      if (!filling || 'missing' in filling || filling.take.standsIn) continue;
      const key = `${each.variant.props.brand} ${filling.take.src}`;
      const shown = takes.get(key) ?? [];
      shown.push({staged: each, clip, take: filling.take});
      takes.set(key, shown);
    }
  return takes;
}
