import {sha256} from '../../machine/files/hash.ts';
import type {SourceKind} from '../../spot/delivery/digital-source.ts';
import {digitalSourceOf, ingredientSource} from '../../spot/delivery/digital-source.ts';
import type {SyntheticPart} from '../../spot/delivery/disclosure.ts';
import {isGenerated, type RightsRecord, rightsFor} from '../../spot/documents/rights.ts';
import {USUAL_SOUNDS_RECORD} from '../../spot/sound/usual/usual-sounds.ts';
import type {VariantRecord} from '../../spot/variant/manifest.ts';
import {conformedCopy} from '../takes/conform-bought.ts';
import type {SpotTake} from '../takes/open-takes.ts';
import type {DeliverContext, Pair} from './deliver-context.ts';
import {heardFiles, usualSoundsOf} from './files-of-pair.ts';

/** Where one take of a master came from. */
export type TakeOrigin = {
  slot: string;
  shot: string;
  take: number;
  kind: SourceKind;
  /** The id of the provider, and its name. */
  provider: string;
  vendor: string;
  model: string;
  /** sha256 of the staged clip, as the manifest names it. */
  clip: string;
  /** sha256 of the file as the vendor gave it; null for takes that were not bought. */
  purchased: string | null;
  /** sha256 of the prompt; null for takes without one. The prompt itself stays in the workspace. */
  promptSha256: string | null;
  /** sha256 of the whole request; null for takes that were not bought. */
  request: string | null;
  /** When it was bought: ISO 8601; null for takes that were not bought. */
  at: string | null;
  /** The title of the rights record that a supplied clip or photo has now; null where there is none. */
  rights: string | null;
  digitalSourceType: string | null;
};

/** Where a sound of a master came from: its bed, a sound of its cues, a clip, the recording of the voice, or a line of a voice of the brand. */
export type SoundOrigin = {
  /** As `brand.yaml`, `shots.yaml` or the variant names it; of a line, its slot. */
  file: string;
  kind: Exclude<SourceKind, 'drawn'>;
  /** The title of its rights record, and how a model or a program made it; null where there is none, or neither did. */
  rights: string | null;
  generated: string | null;
  digitalSourceType: string | null;
};

/** What a master was made of, and its digital source type. */
export type MasterOrigins = {takes: TakeOrigin[]; sounds: SoundOrigin[]; sourceType: string};

/** Where the takes and the sounds of a master came from. A slot without a take is left out. */
export async function masterOrigins(pair: Pair, context: DeliverContext): Promise<MasterOrigins> {
  const takes: TakeOrigin[] = [];
  for (const [slot, take] of Object.entries(pair.record.takes))
    if (take !== null) takes.push(await takeOrigin(slot, take, pair, context));
  const sounds = await soundOrigins(pair, context);
  return {
    takes,
    sounds,
    sourceType: digitalSourceOf(['drawn', ...[...takes, ...sounds].map(({kind}) => kind)]),
  };
}

type RecordedTake = NonNullable<VariantRecord['takes'][string]>;

/** Where the take in a slot came from. A supplied clip or photo is judged by the record that its file has now. */
export async function takeOrigin(
  slot: string,
  take: RecordedTake,
  pair: Pair,
  context: DeliverContext,
): Promise<TakeOrigin> {
  const {shot, take: number, provider, model, sha256: clip} = take;
  const known = context.project.providers.find(({id}) => id === provider);
  const record = recordNow(slot, pair);
  const kind = kindOf(take, known === undefined || known.remote !== undefined, record);
  const bought = await boughtTake(take, pair, context);
  const prompt = bought ? promptOf(bought) : undefined;
  return {
    ...{slot, shot, take: number, kind, provider, vendor: known?.title ?? provider, model, clip},
    rights: record?.title ?? null,
    purchased: bought?.clip?.split('.')[0] ?? null,
    promptSha256: prompt === undefined ? null : sha256(prompt),
    request: bought?.job.plan.key ?? null,
    at: bought?.job.at ?? null,
    digitalSourceType: ingredientSource(kind),
  };
}

/** A provider that is not known any more counts as one that generates: that is the safe side. */
function kindOf({standsIn}: RecordedTake, remote: boolean, record: RightsRecord | null): SourceKind {
  if (remote) return 'generated';
  if (standsIn) return 'drawn';
  return record && isGenerated(record) ? 'generated' : 'supplied';
}

/** The record of the supplied clip or photo in a slot, as rights.yaml has it now: it may have changed since the render. */
function recordNow(slot: string, {now}: Pair): RightsRecord | null {
  const filling = 'staged' in now ? now.staged.fillings[slot] : undefined;
  return filling && 'take' in filling ? filling.take.rights : null;
}

/** The bought take that the clip in the master is a conformed copy of. */
async function boughtTake(
  {shot, sha256: shown}: RecordedTake,
  {variant: {props}}: Pair,
  {takes, project}: DeliverContext,
): Promise<SpotTake | undefined> {
  const group = takes.shots.filter((each) => each.shot === shot && each.format === props.format);
  for (const take of group.flatMap((each) => each.takes)) {
    if (take.still || take.clip === null) continue;
    const copy = await conformedCopy(take.clip, props.fps, project);
    if (copy?.split('.')[0] === shown) return take;
  }
  return undefined;
}

/**
 * The sounds of the mix and the clips that are heard, with the records of the folder that they are in, the usual sounds, room tone, the recording of the voice, whose
 * records are those of the spot, and the lines of a voice of the brand, which are all synthetic.
 */
async function soundOrigins(pair: Pair, {project}: DeliverContext): Promise<SoundOrigin[]> {
  const {brand: id, voice} = pair.variant.props;
  const ofBrand = project.catalog.brands[id]?.rights ?? [];
  const heard = await heardFiles(pair, {project});
  return [
    ...heard.ofBrand.map((file) => soundOrigin(file, ofBrand)),
    ...usualSoundsOf(pair, {project}).map((name) => computedOrigin(`${name}.wav`, USUAL_SOUNDS_RECORD)),
    ...(project.spot.edit?.value.sound?.room === undefined
      ? []
      : [computedOrigin('room-tone.wav', ROOM_TONE)]),
    ...heard.ofSpot.map((file) => soundOrigin(file, project.spot.rights)),
    ...(typeof voice === 'string' ? [soundOrigin(voice, project.spot.rights)] : []),
    ...(pair.record.speech ?? []).flatMap(({slot, provider, model}): SoundOrigin[] =>
      provider === null
        ? []
        : [
            {
              file: `the voice in the slot "${slot}"`,
              kind: 'generated',
              rights: null,
              generated: `speech of ${project.providers.find(({id: known}) => known === provider)?.title ?? provider}, ${model}`,
              digitalSourceType: ingredientSource('generated'),
            },
          ],
    ),
  ];
}

function soundOrigin(file: string, records: readonly RightsRecord[]): SoundOrigin {
  const record = rightsFor(records, file);
  const kind = record && isGenerated(record) ? 'generated' : 'supplied';
  return {
    file,
    kind,
    rights: record?.title ?? null,
    generated: record && kind === 'generated' ? (record.generated ?? (record.ai || null)) : null,
    digitalSourceType: ingredientSource(kind),
  };
}

const ROOM_TONE = {
  title: null,
  generated: 'computed by Tenspot from noise; no recordings or generative models',
};

/** Where a sound came from that Tenspot computed. */
const computedOrigin = (
  file: string,
  {title, generated = null}: {title: string | null; generated?: string | null | undefined},
): SoundOrigin => ({
  ...{file, kind: 'computed', rights: title, generated},
  digitalSourceType: ingredientSource('computed'),
});

/** The prompt, whose field each vendor names in its own way. */
const promptOf = ({request: {params}}: SpotTake): string | undefined =>
  Object.entries(params).flatMap(([name, value]) =>
    /prompt/i.test(name) && !/negative/i.test(name) && typeof value === 'string' ? [value] : [],
  )[0];

/** Kinds of shots that can show a person. */
const WITH_PEOPLE = ['human-motion', 'product-in-use'];

/** The synthetic parts of a master. */
export const syntheticParts = (
  {takes, sounds}: MasterOrigins,
  {project}: DeliverContext,
): SyntheticPart[] => [
  ...takes
    .filter(({kind}) => kind === 'generated')
    .map(({slot, shot, provider, model}): SyntheticPart => {
      const kind = project.spot.shots.find(({id}) => id === shot)?.kind;
      const mayShowPeople = kind === undefined || WITH_PEOPLE.includes(kind);
      return {kind: 'take', slot, shot, provider, model, mayShowPeople};
    }),
  ...sounds.flatMap(({file, kind, generated}): SyntheticPart[] =>
    generated === null || kind !== 'generated'
      ? []
      : [{kind: 'sound', file, generated, mayShowPeople: false}],
  ),
];
