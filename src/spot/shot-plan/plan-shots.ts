import type {z} from 'zod';
import type {Shot} from '../documents/shots.ts';
import type {CameraMoveKind} from '../timeline/camera-move.ts';
import {type MustShoot, mustShoot, type SeedContext} from './must-shoot.ts';
import {framingOf, kindOf, moveIn, namesProduct} from './read-picture.ts';

/** A beat, as shots are planned for it. */
export type ShownBeat = {
  /** The slot of the template. */
  slot: string;
  /** Seconds that the slot has. */
  seconds: number;
  /** What is in the picture, in words. Without words: the product. */
  shows: string;
};

/** A picture of the product in the brand. */
export type ProductPicture = {file: string; focus: readonly [number, number]};

/** What shots are planned from. */
export type ShotPlanContext = SeedContext & {
  /** What the product is called in the descriptions, the full name first. */
  product: readonly string[];
  /** The brand's pictures of the product. Empty: none. */
  pictures: readonly ProductPicture[];
  /** The ids of the shots that have `mustShoot` already. They keep it. Default: none. */
  filmed?: ReadonlySet<string>;
};

/** The fields of a shot as a document has them, in the order in which people read them. */
export type WrittenShot = Omit<z.input<typeof Shot>, 'references' | 'tags'>;

/** A planned shot. */
export type ShotDraft = {
  slot: string;
  shot: WrittenShot;
  /** Files that a person has to supply: a photo of the product, a first or a last frame, or the filmed clip. */
  needs: ('photo' | 'clip')[];
  /** Why the seed rule has it filmed. Null where the rule does not name it: it may have `mustShoot` already. */
  real: MustShoot | null;
};

/** The moves of shots whose description names none, one after the other. */
const USUAL_MOVES: readonly CameraMoveKind[] = ['push', 'static', 'pan-right', 'static'];

/** A take is this much longer than its slot, so that an editor can choose. In seconds. */
const HANDLE = 0.5;

/**
 * Plans the shots of a script: one for each beat, with kind, subject, setting, framing, move and continuity read from what the beat
 * shows. A shot that the seed rule names has `mustShoot`, and so has one that had it before. Pure.
 */
export function planShots(beats: readonly ShownBeat[], context: ShotPlanContext): ShotDraft[] {
  const taken = new Set<string>();
  return beats.map((beat, index) => {
    const {slot, seconds} = beat;
    const written = beat.shows.trim();
    const shows = hasWords(written) ? written : (context.product[0] ?? 'the product');
    const kind = kindOf(shows, context.product);
    const [subject = shows, ...rest] = shows.split(/(?<=[^\d])[,;:]\s+/).filter(hasWords);
    const isLast = index === beats.length - 1;
    const move = moveIn(shows) ?? (isLast ? 'pull' : (USUAL_MOVES[index % USUAL_MOVES.length] ?? 'static'));
    const words = {
      id: freeId(slot, taken),
      kind,
      subject,
      ...(rest.length > 0 ? {setting: rest.join(', ')} : {}),
      framing: isLast && kind === 'product-detail' ? 'wide' : framingOf(shows, kind),
      move,
      seconds: Math.min(60, Math.max(0.5, Math.ceil((seconds + HANDLE) * 2) / 2)),
    } as const;
    return plannedShot(slot, {words, shows}, context);
  });
}

/** The fields of a shot have words: a part of a text can be marks alone. */
const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** How a shot is described. */
export type ShotWords = Pick<
  WrittenShot,
  'id' | 'kind' | 'subject' | 'action' | 'setting' | 'framing' | 'move' | 'seconds'
>;

/**
 * A shot in these words. Its continuity and its picture follow from them: a shot of the product starts from a picture of the brand, and every
 * other shot from words alone. `shows`: all that is seen.
 */
export function plannedShot(
  slot: string,
  {words, shows}: {words: ShotWords; shows: string},
  context: ShotPlanContext,
): ShotDraft {
  const {seconds, ...described} = words;
  const continuity = groupOf(words.kind);
  const isProduct = words.kind === 'product-detail' || words.kind === 'product-in-use';
  const picture = isProduct || namesProduct(shows, context.product) ? context.pictures[0] : undefined;
  const shot: WrittenShot = {
    ...described,
    ...(continuity ? {continuity} : {}),
    seconds,
    ...(picture
      ? {
          photo: picture.file,
          start: {file: picture.file, face: false},
          focus: [picture.focus[0], picture.focus[1]],
        }
      : {}),
    ...(context.filmed?.has(words.id) ? {mustShoot: true} : {}),
  };
  return seeded({slot, shot, needs: picture || !continuity?.scene ? [] : ['photo']}, context);
}

/**
 * Applies the seed rule to a shot, from wherever it comes. It never takes `mustShoot` away. A shot that has to be filmed waits for its clip, and
 * sends no picture to a model.
 */
function seeded({slot, shot, needs}: Omit<ShotDraft, 'real'>, context: SeedContext): ShotDraft {
  const words = [shot.subject, shot.action, shot.setting].filter((each) => each !== undefined).join(', ');
  const real = mustShoot(words, context) ?? null;
  if (!real && !shot.mustShoot) return {slot, shot, needs, real: null};
  const {photo: _photo, start: _start, end: _end, mustShoot: _marked, ...filmed} = shot;
  return {slot, shot: {...filmed, mustShoot: true}, needs: ['clip'], real};
}

/** Shots of the product are in one scene; people in them are one character. */
function groupOf(kind: Shot['kind']): Shot['continuity'] {
  if (kind === 'product-detail' || kind === 'texture') return {scene: 'product'};
  if (kind === 'product-in-use') return {scene: 'product', character: 'lead'};
  return kind === 'human-motion' ? {character: 'lead'} : undefined;
}

function freeId(slot: string, taken: Set<string>): string {
  const base =
    slot
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-')
      .slice(0, 60) || 'shot';
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}
