import {keyOf, sha256File} from '../../machine/files/hash.ts';
import type {ShotRequest} from '../../providers/contract/request.ts';
import {isGenerated} from '../../spot/documents/rights.ts';
import {describeShot, isForModels, type Shot} from '../../spot/documents/shots.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import type {ShownTake} from '../../spot/takes/shown-take.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {Filling, Missing} from '../../spot/timeline/timeline.ts';
import {conformBought} from '../takes/conform-bought.ts';
import type {SpotTake} from '../takes/open-takes.ts';
import {type LocalModel, localModel} from './local-model.ts';
import {obtainTake} from './obtain-take.ts';
import type {SlotNeed, VariantPlan} from './plan-variant.ts';
import {checkPhoto, clipOf, cutoutOf, opaqueSource, photoOf, type SourceFile} from './source-file.ts';
import type {StageContext} from './stage-context.ts';

/** Fills every slot of a variant. Throws at the first that cannot be filled. */
export async function fillSlots(plan: VariantPlan, context: StageContext): Promise<Record<string, Filling>> {
  const fillings: Record<string, Filling> = {};
  for (const need of plan.needs) fillings[need.slot] = await fillSlot(need, plan, context);
  return fillings;
}

/**
 * What fills a slot: a bought take, or a take that is made here for free from the shot's photo or clip or as a placeholder,
 * or what is missing. A photo is shown until a take was bought, and instead of takes that were all rejected.
 */
export async function fillSlot(need: SlotNeed, plan: VariantPlan, context: StageContext): Promise<Filling> {
  const {shot, pick, named} = need;
  const {fps, format} = plan.props;
  const photo = await photoOf(need, plan);
  const clip = await clipOf(need, plan);
  const bought = isForModels(shot) && !clip ? context.takes?.shown(shot.id, format, named) : undefined;
  if (bought && !(photo && bought.take.verdict === 'rejected'))
    return {pick, take: await conformBought(bought, {shot: shot.id, fps, focus: shot.focus}, context)};
  const source = await visibleSource({photo, clip}, need, plan, context);
  const request = await requestFor(need, source, plan, context);
  const model = localModel(request, context.draw !== undefined);
  if (!model) return {missing: {...missing(shot), ...context.makers?.(shot.id, format)}};
  const made = await makeTake(request, model, source, context);
  const take = source
    ? {...made, file: source.name, source: source.hash, warnings: [...source.warnings, ...made.warnings]}
    : made;
  const notes = photo && isForModels(shot) ? whyPhoto(bought, named) : [];
  return {pick, take: notes.length > 0 ? {...take, notes} : take};
}

/**
 * What a take is made from, without transparency: the photo of a shot, with what is cut out to lie over it, or else its clip. `hash` is of both
 * pictures; `rights` is the record of the one that a model made, if one did.
 */
type VisibleSource = SourceFile & {
  kind: 'photo' | 'clip';
  hash: string;
  warnings: string[];
  cutout: Cutout | null;
};

type Cutout = {path: string; sha256: string; parallax: number};

async function visibleSource(
  {photo, clip}: {photo: SourceFile | null; clip: SourceFile | null},
  need: SlotNeed,
  plan: VariantPlan,
  context: StageContext,
): Promise<VisibleSource | null> {
  const kind = photo ? 'photo' : 'clip';
  const source = photo ?? clip;
  if (!source) return null;
  try {
    const visible = await opaqueSource(kind, source, plan.brand.kit.brand.color.background, context);
    const over = photo && (await cutoutOf(need, photo, plan, context));
    if (!over) return {kind, ...visible, cutout: null};
    const {path, parallax, sha256, rights} = over;
    const cutout = {path, parallax, sha256};
    const record = rights && isGenerated(rights) ? rights : visible.rights;
    return {kind, ...visible, rights: record, hash: keyOf([visible.hash, cutout.sha256]), cutout};
  } catch (error) {
    throw aboutShot(error, need.shot.id, {copies: context.store.scratch, original: source.path});
  }
}

/** The request to a local model. A take made from a clip is as long as the shot says; all others are at least as long as they are seen. */
async function requestFor(
  {shot, move, named, seconds, size}: SlotNeed,
  source: VisibleSource | null,
  {props: {fps}}: VariantPlan,
  context: StageContext,
): Promise<ShotRequest> {
  const input = source && {sha256: await sha256File(source.path), focus: source.focus};
  if (source?.kind === 'photo' && input) await checkPhoto(source.path, input.sha256, context);
  return {
    kind: 'clip',
    shot,
    fps,
    seconds: source?.kind === 'clip' ? shot.seconds : Math.max(shot.seconds, seconds),
    move,
    size,
    photo: source?.kind === 'photo' ? input : null,
    ...(source?.cutout ? {cutout: source.cutout} : {}),
    clip: source?.kind === 'clip' ? input : null,
    take: named ?? 1,
  };
}

async function makeTake(
  request: ShotRequest,
  {provider, card}: LocalModel,
  source: VisibleSource | null,
  context: StageContext,
): Promise<Take> {
  const {shot, fps} = request;
  const resolved = provider.plan(request, card);
  const cutout = source?.cutout;
  try {
    return await obtainTake(
      {
        provider,
        card,
        request: resolved,
        shot: shot.id,
        fps,
        focus: source?.focus ?? shot.focus,
        rights: source?.rights ?? null,
        input: (sha256) => (cutout?.sha256 === sha256 ? cutout.path : (source?.path ?? '')),
      },
      context,
    );
  } catch (error) {
    throw aboutShot(error, shot.id, {copies: context.store.scratch, original: source?.path});
  }
}

/** Why the photo of a shot is shown instead of a bought take. */
function whyPhoto(bought: ShownTake<SpotTake> | undefined, named: number | undefined): string[] {
  if (bought)
    return [`the photo is shown instead: take ${bought.take.number} was rejected, and there is no other`];
  return named === undefined
    ? []
    : [`the photo is shown instead: take ${named} is named, and does not exist`];
}

const missing = (shot: Shot): Missing => ({
  shot: shot.id,
  prompt: describeShot(shot),
  model: shot.mustShoot ? 'supplied clip only' : 'not routed yet',
  price: '',
});

/** An error of a shot. It names the file that a person supplied instead of the scratch copy that was read. */
function aboutShot(
  error: unknown,
  shot: string,
  {copies, original}: {copies: string; original: string | undefined},
): unknown {
  if (!(error instanceof TenspotError)) return error;
  const problems = error.problems.map(
    ({where, ...problem}): Problem => ({
      ...problem,
      what: `shot "${shot}": ${problem.what}`,
      where: original && where?.file?.startsWith(copies) ? {...where, file: original} : where,
    }),
  );
  return new TenspotError(problems, {cause: error});
}
