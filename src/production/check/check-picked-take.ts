import type {Finding} from '../../spot/findings/finding.ts';
import {applyRule} from '../../spot/findings/rule.ts';
import {sampleTake} from '../../spot/findings/sample-take.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {conformBought} from '../takes/conform-bought.ts';
import type {SpotTake} from '../takes/open-takes.ts';
import {limitsOfBrands} from './applied-rules.ts';
import {checkedTake, expectedIn, knownProducts, photosOf} from './checked-take.ts';
import {openTakeViewer} from './product/look-at-take.ts';
import {peopleRule} from './product/people-in-brief.ts';
import {TAKE_RULES} from './rules/rules.ts';

/** What a rule found in a take. The frames are those of the take. */
export type TakeFinding = Pick<Finding, 'rule' | 'severity' | 'frames' | 'expected' | 'got'> & {
  /** What a finding of the rule says, as a sentence. */
  title: string;
  /** Frames a second of the take. */
  fps: number;
};

type Looking = {signal?: AbortSignal | undefined; progress?: ((text: string) => void) | undefined};

/**
 * What the rules about takes find in a bought clip, in all of it: the edit may show any part. It is judged once for each brand whose variants show its shot.
 * Empty for a still, and where no variant shows the shot. Errors: those of reading a clip.
 */
export async function checkPickedTake(
  take: SpotTake,
  project: SpotProject,
  {signal, progress}: Looking = {},
): Promise<TakeFinding[]> {
  const {store, tools, spot, catalog, variants} = project;
  const shot = spot.shots.find(({id}) => id === take.shot);
  const showing = variants.filter((variant) => shows(variant, take));
  const [first] = showing;
  if (take.still || take.clip === null || !shot || !first) return [];
  const {fps} = first.props;
  const context = {store, tools, signal, progress};
  const conformed = await conformBought({take, notes: []}, {shot: shot.id, fps, focus: shot.focus}, context);
  progress?.(`Looking at take ${take.number} of ${take.shot}`);
  const viewer = openTakeViewer(context);
  try {
    const people = peopleRule(spot.brief);
    const samples = sampleTake([wholeOf(conformed)], conformed.fps);
    const {src, width, height} = conformed;
    const size = {width, height};
    const found: TakeFinding[] = [];
    for (const id of new Set(showing.map(({props}) => props.brand))) {
      const brand = catalog.brands[id] as Brand;
      const own = showing.filter(({props}) => props.brand === id);
      const photos = photosOf(brand);
      const faces = people !== 'allowed';
      const asked = {src, size, samples, photos, faces, ...expectedIn(conformed, project)};
      const looked = await viewer.look(asked);
      const products = await knownProducts(brand, photos, looked, viewer);
      const copy = own.map(({props}) => props.copy);
      const subject = checkedTake(conformed, project, {
        ...{size, copy, brand, looked, products, samples, people},
      });
      const changed = limitsOfBrands(own, project);
      for (const rule of TAKE_RULES)
        for (const {severity, frames, expected, got} of applyRule(rule, subject, '', changed))
          found.push({rule: rule.id, title: rule.title, severity, frames, expected, got, fps});
    }
    return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
  } finally {
    await viewer.close();
  }
}

const shows = ({props}: Variant, {shot, format}: SpotTake): boolean =>
  props.format === format && Object.values(props.shots).some((choice) => choice.shot === shot);

/** All of a take. */
const wholeOf = ({frames}: Take) => ({from: 0, frames, in: 0, length: frames, speed: 1});
