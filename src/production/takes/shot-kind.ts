import type {ShotKind} from '../../spot/documents/shots.ts';
import {invalid} from '../../spot/problem/errors.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {SpotTake} from './open-takes.ts';

/** What kind of shot a take is of: what people say of it is said of its model and this kind. */
export function shotKindOf({shot: id}: SpotTake, {spot}: SpotProject): ShotKind {
  const shot = spot.shots.find((each) => each.id === id);
  if (shot) return shot.kind;
  throw invalid({
    code: 'shot-unknown',
    what: `the shot "${id}" is not in shots.yaml any more`,
    where: {file: spot.folder},
    expected: spot.shots.map((each) => each.id).join(', ') || 'a shot',
    got: id,
    fix: 'Write it there again, or leave its takes as they are.',
  });
}
