import {basename, extname} from 'node:path';
import type {EditFile, Pick} from '../../spot/documents/edit.ts';
import {Pick as PickSchema, takeNamed} from '../../spot/documents/edit.ts';
import {Shot} from '../../spot/documents/shots.ts';
import {type CameraMove, NO_CAMERA_MOVE} from '../../spot/timeline/camera-move.ts';
import type {Format} from '../../spot/variant/format.ts';
import type {ShotChoice} from '../../spot/variant/spot-props.ts';

/** A shot that a slot needs, and how the edit uses it. `named`: the number of the take that a person chose. */
export type NeededShot = {slot: string; shot: Shot; named: number | undefined; pick: Pick; move: CameraMove};

const PHOTO = /\.(jpe?g|png|webp|avif|tiff?)$/i;

/** Whether a supplied file is a photo by its name: one has no sound. */
export const isPhoto = (file: string): boolean => PHOTO.test(file);

/** The shot of a slot: one of `shots.yaml` with its pick, or one for a file that the variant names. Undefined for an unknown id. */
export function neededShot(
  slot: string,
  choice: ShotChoice,
  shots: readonly Shot[],
  picks: EditFile['picks'],
  format: Format,
): NeededShot | undefined {
  const shot =
    choice.file === undefined ? shots.find(({id}) => id === choice.shot) : fromFile(choice.file, choice);
  if (!shot) return undefined;
  const pick = {...PickSchema.parse({}), ...(choice.file === undefined ? picks[shot.id] : undefined)};
  return {
    slot,
    shot,
    named: choice.take ?? takeNamed(pick, format),
    pick: {...pick, ...(choice.focus ? {focus: choice.focus} : {})},
    move: choice.move ??
      shot.over ?? {
        ...NO_CAMERA_MOVE,
        kind: shot.move,
        amount: shot.move === 'static' ? 0 : 0.06,
        ease: 'ease',
      },
  };
}

/** A shot for a file that a variant names. */
function fromFile(file: string, {focus, move}: ShotChoice): Shot {
  const id =
    basename(file, extname(file))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 48) || 'unnamed';
  return Shot.parse({
    id: `file-${id}`,
    kind: 'scene',
    subject: basename(file),
    framing: 'medium',
    seconds: 5,
    move: move?.kind ?? (isPhoto(file) ? 'push' : 'static'),
    ...(focus ? {focus} : {}),
    ...(isPhoto(file) ? {photo: file} : {clip: file}),
  });
}
