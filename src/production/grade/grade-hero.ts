import {findFile} from '../../machine/files/find-file.ts';
import {readPixels} from '../../machine/media/picture-pixels.ts';
import type {GradeHero} from '../../spot/documents/grade.ts';
import {type ColourSamples, chooseSamples, pointsOf} from '../../spot/grade/match-space.ts';
import {statisticsDifference, statisticsOf} from '../../spot/grade/match-statistics.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {Take} from '../../spot/takes/take.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {MeasuredTake} from './measure-takes.ts';

/** What takes are matched to. `name`: for people. `take`: null for a still. */
export type HeroColours = {name: string; take: Take | null; samples: ColourSamples};

/** Longer side at which a still is measured, in pixels. */
const STILL = 256;

/**
 * The colours that the takes of a spot are matched to: those of its hero (of a shot with several takes, the one that is shown first), or of the take that is most like all others. Errors: `hero-unknown`
 * where no variant shows the shot; `file-missing` where there is no such still.
 */
export async function heroColours(
  measured: readonly MeasuredTake[],
  {spot, catalog}: Pick<SpotProject, 'spot' | 'catalog'>,
): Promise<HeroColours> {
  const hero = spot.grade?.value.hero;
  if (hero?.still !== undefined) {
    const folders = [spot.folder, ...Object.values(catalog.brands).map(({folder}) => folder)];
    const file = await findFile(hero.still, folders);
    if (file === undefined)
      throw noHero(spot, hero, 'file-missing', 'a file in the folder of the spot or of the brand');
    const {data} = await readPixels(file, STILL);
    return {name: hero.still, take: null, samples: chooseSamples(data)};
  }
  // A second run reads the shot from the document: it has to find the same take.
  const shot = hero ? hero.shot : mostAlike(measured)?.take.shot;
  const take = measured.find((each) => each.take.shot === shot);
  if (take) return {name: take.take.shot, take: take.take, samples: take.samples};
  const shots = [...new Set(measured.map((each) => each.take.shot))];
  throw noHero(spot, hero, 'hero-unknown', shots.join(', ') || 'a shot with a take');
}

const noHero = (
  {folder, grade}: SpotProject['spot'],
  hero: GradeHero | undefined,
  code: 'hero-unknown' | 'file-missing',
  expected: string,
) =>
  invalid({
    code,
    what: 'Tenspot cannot find the hero of the grade',
    where: {...(grade?.locate(['hero']) ?? {file: folder}), field: 'hero'},
    expected,
    got: hero?.shot ?? hero?.still ?? 'no take of any shot',
    fix: 'Name a shot that a variant shows, or a still. If you remove `hero`, `tenspot grade` chooses one.',
  });

/** The take whose statistics differ least from those of all others together. */
function mostAlike(measured: readonly MeasuredTake[]): MeasuredTake | undefined {
  const statistics = measured.map(({samples}) => statisticsOf(pointsOf(samples.all)));
  let best: {take: MeasuredTake; sum: number} | undefined;
  for (const [at, take] of measured.entries()) {
    const own = statistics[at];
    const sum = own ? statistics.reduce((all, other) => all + statisticsDifference(own, other), 0) : 0;
    if (!best || sum < best.sum) best = {take, sum};
  }
  return best?.take;
}
