import {
  correctionFor,
  entryOf,
  type GradeFile,
  type ShotGrade,
  takeName,
} from '../../spot/documents/grade.ts';
import type {Shot} from '../../spot/documents/shots.ts';
import {type ColourCorrection, correctionOf, type TakeCorrection} from '../../spot/grade/correction.ts';
import {type MatchedCorrection, matchCorrection} from '../../spot/grade/match-correction.ts';
import type {ColourSamples} from '../../spot/grade/match-space.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {MediaContext} from '../stage/stage-context.ts';
import type {HeroColours} from './grade-hero.ts';
import type {MeasuredTake} from './measure-takes.ts';
import {besideItsPicture} from './picture-colours.ts';
import type {TakeInVariants} from './shown-takes.ts';

/** A correction, and what it matches the take to. Null of the hero that was made from no picture: it stays as it is. */
export type MatchedTake = {to: 'hero' | 'picture'; matched: MatchedCorrection | null};

/** Whether takes that were made from a picture are matched to it. A still as the hero says what all takes should look like. */
const matchesPictures = ({match, hero}: Pick<GradeFile, 'match' | 'hero'>): boolean =>
  (match ?? (hero?.still === undefined ? 'pictures' : 'hero')) === 'pictures';

/**
 * Matches a take to the picture that it was made from: the two show the same, so what differs is what the model changed. Null where there is no
 * picture, or where the take shows something else.
 */
async function matchToPicture(
  {take, picture}: Pick<TakeInVariants, 'take' | 'picture'>,
  grade: GradeFile,
  context: MediaContext,
): Promise<MatchedCorrection | null> {
  if (picture === null || !matchesPictures(grade)) return null;
  // A camera move over a photo, which is made here, changes no colours.
  if (take.file !== undefined) return {correction: {}, before: 0, after: 0, part: 0};
  const beside = await besideItsPicture(take, picture, context);
  if (!beside) return null;
  const matched = matchCorrection(beside.own, beside.target, 'unknown');
  return matched.after <= MOST_LEFT ? matched : null;
}

/** A take whose difference to its picture stays larger shows something else, in units of delta E. */
const MOST_LEFT = 8;

type Matching = {
  hero: HeroColours;
  isHero: (take: TakeInVariants) => boolean;
  grade: GradeFile;
  shots: readonly Shot[];
};

/** Matches takes, each to its picture, or else to the hero as the hero looks with its own correction. */
export async function matchTakes(
  takes: readonly {lead: TakeInVariants; own: MeasuredTake}[],
  {hero, isHero, grade, shots}: Matching,
  context: MediaContext,
): Promise<MatchedTake[]> {
  const toPictures: (MatchedCorrection | null)[] = [];
  for (const {lead} of takes) toPictures.push(await matchToPicture(lead, grade, context));
  const at = takes.findIndex(({lead}) => isHero(lead));
  const lead = takes[at]?.lead;
  const ofHero = lead ? correctionWith(grade, lead.take, toPictures[at]?.correction ?? {}) : null;
  const target = ofHero ? correctedSamples(hero.samples, ofHero) : hero.samples;
  return takes.map(({lead: each, own}, index): MatchedTake => {
    const toPicture = toPictures[index];
    if (toPicture) return {to: 'picture', matched: toPicture};
    if (isHero(each)) return {to: 'hero', matched: null};
    return {to: 'hero', matched: matchCorrection(own.samples, target, sceneOf(each.take, hero.take, shots))};
  });
}

/** The correction of a take with what was measured of it now, and with what a person wrote. */
export function correctionWith(
  grade: GradeFile,
  take: Take,
  measured: ColourCorrection,
): TakeCorrection | null {
  const shot: ShotGrade = grade.shots[take.shot] ?? {takes: {}};
  const {correction} = entryOf(shot, take) ?? {};
  const takes = {...shot.takes, [takeName(take)]: {measured, correction}};
  return correctionFor({...grade, shots: {...grade.shots, [take.shot]: {...shot, takes}}}, take);
}

/** Whether two shots are of one scene, as far as shots.yaml says. */
function sceneOf(take: Take, hero: Take | null, shots: readonly Shot[]): 'same' | 'other' | 'unknown' {
  if (take.shot === hero?.shot) return 'same';
  const nameOf = (id: string | undefined) => shots.find((each) => each.id === id)?.continuity?.scene;
  const [own, other] = [nameOf(take.shot), nameOf(hero?.shot)];
  if (own === undefined || other === undefined) return 'unknown';
  return own === other ? 'same' : 'other';
}

/** Colours after a correction, as codes of sRGB. */
function correctedSamples({all, bare}: ColourSamples, correction: TakeCorrection): ColourSamples {
  const correct = correctionOf(correction);
  const each = (codes: Uint8Array): Uint8Array => {
    const changed = new Uint8Array(codes.length);
    for (let at = 0; at < codes.length; at += 3) {
      const colour = correct(
        [codes[at] as number, codes[at + 1] as number, codes[at + 2] as number].map((code) => code / 255) as [
          number,
          number,
          number,
        ],
      );
      for (const [channel, value] of colour.entries())
        changed[at + channel] = Math.round(Math.min(Math.max(value, 0), 1) * 255);
    }
    return changed;
  };
  return {all: each(all), bare: bare && each(bare)};
}
