import type {Problem} from '../../../spot/problem/errors.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {neededShot} from '../../stage/needed-shot.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {fixFor} from './edit-problems.ts';

/** Corrections in `grade.yaml` of shots that do not exist: they apply to nothing. */
export function gradeWarnings(
  {grade, shots}: Pick<SpotDocuments, 'grade' | 'shots'>,
  variants: readonly Pick<Variant, 'props'>[],
): Problem[] {
  if (!grade) return [];
  const ofFiles = variants.flatMap(({props}) =>
    Object.entries(props.shots).flatMap(
      ([slot, choice]) => neededShot(slot, choice, shots, {}, props.format)?.shot.id ?? [],
    ),
  );
  const names = [...new Set([...shots.map(({id}) => id), ...ofFiles])];
  return Object.keys(grade.value.shots)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      code: 'grade-unknown',
      what: `there is no shot "${name}": its correction applies to nothing`,
      where: {...grade.locate(['shots', name]), field: `shots.${name}`},
      expected: names.join(', ') || 'no shot',
      got: name,
      fix: fixFor(name, names),
    }));
}
