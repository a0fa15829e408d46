import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {IMAGE_VERSION, imageSize} from '../../machine/media/image.ts';
import type {ModelCard} from '../../providers/contract/card.ts';
import type {Provider} from '../../providers/contract/contract.ts';
import type {ShotRequest} from '../../providers/contract/request.ts';
import {providers} from '../../providers/providers.generated.ts';
import {findClips} from '../../spot/documents/clip-library.ts';
import {type RightsRecord, rightsFor} from '../../spot/documents/rights.ts';
import {describeShot, isForModels, type Shot} from '../../spot/documents/shots.ts';
import {FORMAT_SIZE, type Format} from '../../spot/placement/placement.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import type {ShownTake} from '../../spot/takes/shown-take.ts';
import type {Size} from '../../spot/timeline/cover.ts';
import type {Filling, Missing} from '../../spot/timeline/timeline.ts';
import type {SpotProps} from '../../spot/variant/props.ts';
import type {Brand} from '../project/load-brand.ts';
import type {SpotDocuments} from '../project/load-spot.ts';
import {findFile} from '../project/variants/plan-variants.ts';
import {conformBought} from '../takes/conform-bought.ts';
import type {SpotTake} from '../takes/open-takes.ts';
import {type NeededShot, neededShot} from './needed-shot.ts';
import {obtainTake, type Shooting} from './obtain-take.ts';

/** A file that a shot is made from, and where it lies. */
type Source = {path: string; file: string; focus: [number, number]; rights: RightsRecord | null};

/** What fills every slot of a variant: its takes, made where they are free and local, or what is missing. */
export async function fillSlots(
  spot: SpotDocuments,
  brand: Brand,
  props: SpotProps,
  /** Seconds that each slot's footage is seen. */
  seen: Record<string, number>,
  shooting: Shooting,
  /** Pixels of the frame that each slot's footage fills; where it is left out, all of it. */
  sizes: Record<string, Size> = {},
): Promise<Record<string, Filling>> {
  const fillings: Record<string, Filling> = {};
  for (const [slot, choice] of Object.entries(props.shots)) {
    if (seen[slot] === undefined) continue;
    const need = neededShot(slot, choice, spot.shots, spot.edit?.value.picks ?? {}, props.format);
    const size = sizes[slot] ?? FORMAT_SIZE[props.format];
    const {fps, format} = props;
    if (need) fillings[slot] = await fill(need, spot, brand, {fps, format, seen: seen[slot], size}, shooting);
  }
  return fillings;
}

async function fill(
  need: NeededShot,
  spot: SpotDocuments,
  brand: Brand,
  {fps, seen, size, format}: {fps: number; seen: number; size: Size; format: Format},
  shooting: Shooting,
): Promise<Filling> {
  const {shot, pick, named} = need;
  const photo = shot.photo === undefined ? null : await sourceOf(shot.photo, need, spot, brand);
  const clip = await (shot.clip === undefined
    ? libraryClip(need, spot, brand)
    : sourceOf(shot.clip, need, spot, brand));
  const bought = isForModels(shot) && !clip ? shooting.takes?.shown(shot.id, format, named) : undefined;
  if (bought && !(photo && bought.take.verdict === 'rejected'))
    return {pick, take: await conformBought(bought, {shot: shot.id, fps, focus: shot.focus}, shooting)};
  const source = photo ?? clip;
  const input = source && {sha256: await sha256File(source.path), focus: source.focus};
  if (photo && input) await seeWhole(photo.path, input.sha256, shooting);
  const request: ShotRequest = {
    kind: 'clip',
    shot,
    fps,
    seconds: source && !photo ? shot.seconds : longEnough(shot.seconds, seen),
    move: need.move,
    size,
    photo: photo ? input : null,
    clip: photo ? null : input,
    take: named ?? 1,
  };
  const model = localModel(request, shooting.draw !== undefined);
  if (!model) return {missing: {...missing(shot), ...shooting.makers?.(shot.id, format)}};
  const {provider, card} = model;
  const resolved = provider.plan(request, card);
  const take = await obtainTake(
    {
      provider,
      card,
      request: resolved,
      shot: shot.id,
      fps,
      focus: source?.focus ?? shot.focus,
      rights: source?.rights ?? null,
      input: () => source?.path ?? '',
    },
    shooting,
  ).catch((error: unknown) => {
    throw about(error, shot.id, {copies: shooting.store.scratch, original: source?.path});
  });
  const notes = photo && isForModels(shot) ? insteadOf(bought, named) : [];
  return {pick, take: notes.length > 0 ? {...take, notes} : take};
}

/** Why the photo of a shot is shown, where another picture was to be expected. */
function insteadOf(bought: ShownTake<SpotTake> | undefined, named: number | undefined): string[] {
  if (bought) return [`the photo stands in: take ${bought.take.number} was rejected, and there is no other`];
  return named === undefined ? [] : [`the photo stands in: take ${named} is asked for, and is not there`];
}

/** A photo is decoded to see that it is whole: once for its bytes. */
const seeWhole = (file: string, sha256: string, {store}: Shooting): Promise<{width: number}> =>
  store.once(
    keyOf({photo: sha256, images: IMAGE_VERSION}),
    () => [],
    () => imageSize(file),
  );

/** What is made here is made for as long as it is seen; in half seconds, so that variants of nearly one length share a take. */
const longEnough = (wanted: number, seen: number): number => Math.max(wanted, Math.ceil(seen * 2) / 2);

/**
 * The local model that takes what the shot has: the registry is asked, nobody is named. A shot that has
 * nothing yet is stood in for, where something can be drawn; one that must be shot waits for its clip.
 */
function localModel(
  {shot, photo, clip}: ShotRequest,
  canDraw: boolean,
): {provider: Provider; card: ModelCard} | undefined {
  const unshot = photo === null && clip === null;
  for (const provider of Object.values(providers) as Provider[]) {
    // What costs money is bought by a command of its own, never by a render.
    if (provider.remote) continue;
    for (const card of provider.models) {
      const {inputs, standsIn = false, drawn = false} = card;
      const fits =
        (inputs.photo === 'needed') === (photo !== null) && (inputs.clip === 'needed') === (clip !== null);
      const allowed = unshot ? standsIn && !shot.mustShoot : inputs.prompt === 'no' && !standsIn;
      if (fits && allowed && (canDraw || !drawn)) return {provider, card};
    }
  }
  return undefined;
}

const missing = (shot: Shot): Missing => ({
  shot: shot.id,
  prompt: describeShot(shot),
  model: shot.mustShoot ? 'supplied clip only' : 'not routed yet',
  price: '',
});

async function sourceOf(
  file: string,
  {shot}: NeededShot,
  spot: SpotDocuments,
  brand: Brand,
): Promise<Source> {
  const path = await findFile(file, [spot.folder, brand.folder]);
  if (path === undefined) {
    throw new TenspotError({
      code: 'file-missing',
      what: `shot "${shot.id}" names a file that is not there`,
      where: {file: spot.folder, field: `shots.${shot.id}`},
      expected: `a file in the spot's folder or the brand's`,
      got: file,
    });
  }
  return {path, file, focus: shot.focus, rights: rightsFor([...spot.rights, ...brand.rights], file)};
}

/** The n-th best clip of the libraries for take n, when a shot asks by slot or tag. */
async function libraryClip(need: NeededShot, spot: SpotDocuments, brand: Brand): Promise<Source | null> {
  const wanted = {slots: [need.slot], tags: need.shot.tags};
  const clips = findClips([...spot.clips, ...brand.clips], wanted);
  const clip = clips[(need.named ?? 1) - 1];
  return clip ? {...(await sourceOf(clip.file, need, spot, brand)), focus: clip.focus} : null;
}

/** A shot's trouble, told of the file that a person supplied and not of the copy that was looked at. */
function about(
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
