import {sentence} from '../../spot/problem/errors.ts';
import {joinProblems} from '../../spot/problem/join-problems.ts';
import type {SpotProject} from './open-spot.ts';
import type {Report} from './report.ts';

/** Reports what is accepted in the documents of a spot although it is most likely not meant, and the variants that are left out. */
export function warnOfDocuments(
  {catalog, warnings, refused}: Pick<SpotProject, 'catalog' | 'warnings' | 'refused'>,
  {warn}: Pick<Report, 'warn'>,
): void {
  for (const {warnings: ofBrand} of Object.values(catalog.brands)) for (const each of ofBrand) warn(each);
  for (const problem of [...warnings, ...joinProblems(refused)])
    warn(`${sentence(problem)} [${problem.code}]`, problem);
}
