import type {Shot} from '../../../spot/documents/shots.ts';
import type {Subject} from '../../../spot/ledger/subject.ts';
import {NO_CAMERA_MOVE} from '../../../spot/timeline/camera-move.ts';
import type {Format} from '../../../spot/variant/format.ts';
import {orderId} from '../order-id.ts';
import type {TakeSpec} from './offers.ts';

/** A shot that a model has to make in one format, for all variants that show it. */
export type Want = {
  /** The spot that wants it. */
  spot: string;
  shot: Shot;
  format: Format;
  /** The longest that any variant sees of it. */
  seconds: number;
  /** Ids of the variants that show it. */
  variants: string[];
  request: TakeSpec;
  /** Paths of its pictures, by their sha256. */
  files: Record<string, string>;
  /** The folders in which its pictures are searched for. */
  folders: readonly string[];
  /** What its takes are counted and capped under. */
  subject: Subject;
  /** The id of the order of a take, by its number: the take is bought at most once. */
  order: (take: number) => string;
  /** The still that is wanted first, where a person has to pick one before a clip is bought. */
  stills?: Want;
};

/** A still of a shot, which a person picks before a clip is bought. */
export const stillOf = (want: Want): Want => ({
  ...want,
  request: {...want.request, kind: 'still', move: NO_CAMERA_MOVE},
  order: (take) => orderId(want.shot, {...orderedOf(want), take, still: true}),
});

const orderedOf = ({files, format, request}: Want) => ({
  pictures: Object.keys(files),
  format,
  fps: request.fps,
});

/** Stands for the picture that the clip will start from, before one is picked. */
const NOT_PICKED = {sha256: '0'.repeat(64), path: ''};

/** The clip of a shot that starts from a still. Without a picture it can be planned, and not bought. */
export function motionFrom(want: Want, picture = NOT_PICKED): Want {
  const {sha256, path} = picture;
  const files = {...want.files, [sha256]: path};
  const start = {file: 'the picked still', face: false};
  const {stills: _, ...moving} = want;
  return {
    ...moving,
    files,
    request: {...want.request, photo: {sha256, focus: [0.5, 0.5]}},
    order: (take) => orderId({...want.shot, start}, {...orderedOf({...want, files}), take}),
  };
}
