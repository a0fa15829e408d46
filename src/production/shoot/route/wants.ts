import {findClips} from '../../../spot/documents/clip-library.ts';
import {isForModels} from '../../../spot/documents/shots.ts';
import {shotSubject} from '../../../spot/ledger/subject.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {FORMAT_SIZE} from '../../../spot/variant/format.ts';
import type {Project} from '../../project/open-project.ts';
import {type PlannedProject, planVariant, type SlotNeed, type VariantPlan} from '../../stage/plan-variant.ts';
import {orderId} from '../order-id.ts';
import type {TakeSpec} from './offers.ts';
import {picturesOf} from './reference-pictures.ts';
import {stillOf, type Want} from './want.ts';

/** The shots of these variants that have no footage yet, once for each shot and format. */
export async function wantsOf(
  variants: readonly Variant[],
  project: PlannedProject & Pick<Project, 'workspace'>,
): Promise<Want[]> {
  const {root} = project.workspace;
  const wants = new Map<string, Want>();
  for (const {id, props} of variants) {
    const plan = planVariant(props, project);
    for (const need of plan.needs) {
      if (!isUnshot(need, plan)) continue;
      const key = `${need.shot.id} ${props.format}`;
      wants.set(key, await wantFor(need, plan, {variant: id, root, known: wants.get(key)}));
    }
  }
  return [...wants.values()];
}

function isUnshot({shot, slot}: SlotNeed, {documents, brand}: VariantPlan): boolean {
  if (!isForModels(shot)) return false;
  return findClips([...documents.clips, ...brand.clips], {slots: [slot], tags: shot.tags}).length === 0;
}

/** What is wanted of a shot for a variant. `known`: what other variants want of it already. */
async function wantFor(
  need: SlotNeed,
  plan: VariantPlan,
  {variant, root, known}: {variant: string; root: string; known: Want | undefined},
): Promise<Want> {
  const {shot} = need;
  const {documents: spot, brand} = plan;
  const {fps, format} = plan.props;
  const seconds = Math.max(shot.seconds, need.seconds, known?.seconds ?? 0);
  const files = known?.files ?? {};
  const folders = [spot.folder, brand.folder];
  const request: TakeSpec = known?.request ?? {
    kind: 'clip',
    shot,
    fps,
    move: need.move,
    size: FORMAT_SIZE[format],
    clip: null,
    ...(await picturesOf(shot, {folders, root, documents: spot}, files)),
    ...(shot.negative === undefined ? {} : {negativePrompt: shot.negative}),
    ...(shot.seed === undefined ? {} : {seed: shot.seed}),
    seconds,
  };
  const ordered = {pictures: Object.keys(files), format, fps};
  const want: Want = {
    spot: spot.id,
    shot,
    format,
    seconds,
    variants: [...new Set([...(known?.variants ?? []), variant])],
    files,
    folders,
    request: {...request, seconds},
    subject: shotSubject(spot.id, shot.id, format),
    order: (take) => orderId(shot, {...ordered, take}),
  };
  const stillsFirst = (shot.stillsFirst ?? spot.policy.stillsFirst) && !shot.start;
  return stillsFirst ? {...want, stills: stillOf(want)} : want;
}
