import {sha256} from '../../machine/files/hash.ts';
import type {SourceKind} from '../../spot/delivery/digital-source.ts';
import {digitalSourceOf, ingredientSource} from '../../spot/delivery/digital-source.ts';
import type {SyntheticPart} from '../../spot/delivery/disclosure.ts';
import type {VariantRecord} from '../../spot/variant/manifest.ts';
import type {SpotTake} from '../takes/open-takes.ts';
import type {DeliverContext} from './deliver-context.ts';

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
  /** The title of the rights record of a supplied clip; null where there is none. */
  rights: string | null;
  digitalSourceType: string | null;
};

/** Where each take of a master came from, by slot. A slot without a take is left out. */
export function takeOrigins(record: VariantRecord, context: DeliverContext): TakeOrigin[] {
  return Object.entries(record.takes).flatMap(([slot, take]): TakeOrigin[] => {
    if (take === null) return [];
    const {shot, take: number, provider, model, sha256: clip, rights} = take;
    const known = context.project.providers.find(({id}) => id === provider);
    const bought = boughtTake(record, {shot, number, model}, context);
    const kind = kindOf(take, known === undefined || known.remote !== undefined, context);
    const prompt = bought ? promptOf(bought) : undefined;
    return [
      {
        ...{slot, shot, take: number, kind, provider, vendor: known?.title ?? provider, model, clip, rights},
        purchased: bought?.clip?.split('.')[0] ?? null,
        promptSha256: prompt === undefined ? null : sha256(prompt),
        request: bought?.job.plan.key ?? null,
        at: bought?.job.at ?? null,
        digitalSourceType: ingredientSource(kind),
      },
    ];
  });
}

/** A provider that is not known any more counts as one that generates: that is the safe side. */
function kindOf(
  take: NonNullable<VariantRecord['takes'][string]>,
  remote: boolean,
  {project}: DeliverContext,
): SourceKind {
  if (remote) return 'generated';
  if (take.standsIn) return 'drawn';
  const rights = [
    ...project.spot.rights,
    ...Object.values(project.catalog.brands).flatMap((brand) => brand.rights),
  ];
  return rights.some(({title, generated}) => title === take.rights && generated !== undefined)
    ? 'generated'
    : 'supplied';
}

function boughtTake(
  record: VariantRecord,
  {shot, number, model}: {shot: string; number: number; model: string},
  {takes}: DeliverContext,
): SpotTake | undefined {
  const {format} = record.props as {format?: string};
  return takes.shots
    .filter((group) => group.shot === shot && group.format === format)
    .flatMap((group) => group.takes)
    .findLast(
      (each) => each.number === number && each.request.model === model && !each.still && each.clip !== null,
    );
}

/** The prompt, whose field each vendor names in its own way. */
const promptOf = ({request: {params}}: SpotTake): string | undefined =>
  Object.entries(params).flatMap(([name, value]) =>
    /prompt/i.test(name) && !/negative/i.test(name) && typeof value === 'string' ? [value] : [],
  )[0];

/** The digital source type of a master, by its takes. */
export const sourceTypeOf = (origins: readonly TakeOrigin[]): string =>
  digitalSourceOf(['drawn', ...origins.map(({kind}) => kind)]);

/** Kinds of shots that can show a person. */
const WITH_PEOPLE = ['human-motion', 'product-in-use'];

/** The synthetic parts of a master. */
export const syntheticParts = (origins: readonly TakeOrigin[], {project}: DeliverContext): SyntheticPart[] =>
  origins
    .filter(({kind}) => kind === 'generated')
    .map(({slot, shot, provider, model}) => {
      const kind = project.spot.shots.find(({id}) => id === shot)?.kind;
      return {slot, shot, provider, model, mayShowPeople: kind === undefined || WITH_PEOPLE.includes(kind)};
    });
