import {footageOf} from '../../providers/contract/request.ts';
import {takeNamed} from '../../spot/documents/edit.ts';
import {describeShot, type Shot} from '../../spot/documents/shots.ts';
import type {Micro} from '../../spot/ledger/money.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {Format} from '../../spot/variant/format.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {type NeededShot, neededShot} from '../stage/needed-shot.ts';
import {changesSince} from './changed-since.ts';
import {clipFacts, unlikeOrder} from './clip-facts.ts';
import type {ShotTakes, SpotTake, SpotTakes} from './open-takes.ts';

/** A take, as lists, sheets and pages show it. */
export type TakeRow = {
  /** 1 for the first take of the shot in this format. It is never given again. */
  number: number;
  /** The id of its provider. */
  provider: string;
  /** The id of its model. */
  model: string;
  /** It is a picture that the motion will start from. */
  still: boolean;
  /** The verdict on it, or the state of its job. */
  state: 'picked' | 'rejected' | 'undecided' | 'broken' | Exclude<SpotTake['state'], 'there'>;
  /** Why it was rejected, failed or is unresolved; or that a rule picked it. */
  why: string | null;
  /** What changed in the shot since it was bought. Empty where nothing did. */
  stale: string[];
  /** Fields of the request that the model could not honour, and what became of them. */
  altered: string[];
  /** What differs between its clip and what was ordered: size, shape or length. */
  unlike: string[];
  /** Micro-dollars that were paid for it. */
  spent: Micro;
  /** Micro-dollars that are reserved for it. */
  held: Micro;
  /** When it came into its state: ISO 8601. */
  at: string;
  /** Its length. Null where there is no file, and for stills. */
  seconds: number | null;
  /** Pixels. Null where there is no file. */
  width: number | null;
  /** Pixels. Null where there is no file. */
  height: number | null;
  /** Its file was deleted after another take was picked. */
  pruned: boolean;
  /** The name of its file in the vault. Null where there is none. */
  clip: string | null;
  /** Variants that show it. */
  variants: string[];
  /** The spot that it was bought for. Null where that is this one. */
  boughtFor: string | null;
};

/** A shot in one format, with its takes. */
export type ShotRow = {
  /** The id of the shot. */
  shot: string;
  /** The format of the takes. */
  format: Format;
  /** Null where the shot is not in shots.yaml any more. */
  kind: Shot['kind'] | null;
  /** What the shot shows, in a sentence. */
  text: string;
  /** Variants that show the shot in this format. */
  variants: string[];
  /** By number. */
  takes: TakeRow[];
};

/** The takes of a spot, for each shot and format, in the order of shots.yaml. */
export async function listTakes(
  project: Pick<SpotProject, 'spot' | 'variants' | 'store' | 'tools'>,
  takes: SpotTakes,
): Promise<ShotRow[]> {
  const showing = showingOf(project, takes);
  const rows: ShotRow[] = [];
  const {shots} = project.spot;
  // Shots that are not in shots.yaml any more come last.
  const place = ({shot}: ShotTakes): number => {
    const index = shots.findIndex(({id}) => id === shot);
    return index < 0 ? shots.length : index;
  };
  for (const group of [...takes.shots].sort((a, b) => place(a) - place(b))) {
    const {shot: id, format, want} = group;
    const shot = shots.find((each) => each.id === id);
    const own: TakeRow[] = [];
    for (const take of group.takes) own.push(await rowOf(take, group, project, showing));
    rows.push({
      shot: id,
      format,
      kind: shot?.kind ?? null,
      text: shot ? describeShot(shot) : 'not in shots.yaml any more',
      variants: want?.variants ?? [],
      takes: own,
    });
  }
  return rows;
}

/** `by`: the variants that show a take. `named`: whether the edit or a variant names it. */
export type Showing = {
  by: (take: SpotTake) => string[];
  named: (take: SpotTake) => boolean;
};

export function showingOf(project: Pick<SpotProject, 'spot' | 'variants'>, takes: SpotTakes): Showing {
  const picks = project.spot.edit?.value.picks ?? {};
  const seen = project.variants.flatMap((variant) =>
    generatedIn(variant, project, takes).flatMap(({shot, named}) => {
      const take = takes.shown(shot.id, variant.props.format, named)?.take;
      return take ? [{id: variant.id, take, named}] : [];
    }),
  );
  return {
    by: (take) => [...new Set(seen.filter((each) => each.take === take).map(({id}) => id))],
    named: (take) =>
      takeNamed(picks[take.shot], take.format) === take.number ||
      seen.some((each) => each.take === take && each.named === take.number),
  };
}

/** The shots of a variant that a model has to make. */
export function generatedIn(
  {id, props}: Variant,
  {spot}: Pick<SpotProject, 'spot'>,
  {shots}: SpotTakes,
): NeededShot[] {
  const picks = spot.edit?.value.picks ?? {};
  return Object.entries(props.shots).flatMap(([slot, choice]) => {
    const need = neededShot(slot, choice, spot.shots, picks, props.format);
    const wanted = shots.some(
      ({shot, format, want}) =>
        shot === need?.shot.id && format === props.format && want?.variants.includes(id),
    );
    return need && wanted ? [need] : [];
  });
}

/** Whether a take is picked: a still by its verdict, another take by the edit or a variant, unless it was rejected since. */
export const isPicked = (take: SpotTake, {named}: Showing): boolean =>
  take.state === 'there' &&
  (take.still ? take.verdict === 'picked' : take.verdict !== 'rejected' && named(take));

async function rowOf(
  take: SpotTake,
  group: ShotTakes,
  {store, tools}: Pick<SpotProject, 'store' | 'tools'>,
  showing: Showing,
): Promise<TakeRow> {
  const {number, job, request, state, why, clip, file} = take;
  const there = state === 'there' ? clip : null;
  const read = there && file ? await clipFacts(there, file, {store, tools}) : undefined;
  const broken = read && 'broken' in read ? read.broken : undefined;
  const found = read && 'broken' in read ? undefined : read;
  // Of a take without a file, what was ordered.
  const facts = read ? found : footageOf(request);
  const own = take.boughtFor === group.want?.spot;
  return {
    number,
    provider: job.plan.provider,
    model: request.model,
    still: take.still,
    state: broken === undefined || take.verdict === 'rejected' ? stateOfRow(take, showing) : 'broken',
    why:
      why ??
      broken ??
      (take.unseen ? PICKED_BY_RULE : (job.unresolved?.note ?? job.failure?.message ?? null)),
    stale: changesSince(take, group),
    altered: request.altered.map(
      (change) => `${change.field} ${change.asked} becomes ${change.becomes}: ${change.why}`,
    ),
    unlike: found ? unlikeOrder(found, request, job.plan.kind) : [],
    spent: job.spent,
    held: job.held,
    at: job.at,
    seconds: facts?.seconds ?? null,
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    pruned: state === 'pruned',
    clip: there,
    variants: showing.by(take),
    boughtFor: own || !group.want ? null : take.boughtFor,
  };
}

function stateOfRow(take: SpotTake, showing: Showing): TakeRow['state'] {
  if (take.verdict === 'rejected') return 'rejected';
  if (isPicked(take, showing)) return 'picked';
  return take.state === 'there' ? 'undecided' : take.state;
}

const PICKED_BY_RULE = 'picked by rule, not seen by a person yet';
