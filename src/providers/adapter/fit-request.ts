import {TenspotError} from '../../spot/problem/errors.ts';
import {USUAL_STYLE} from '../../spot/prompts/prompt-style.ts';
import {type WrittenPrompt, writePrompt} from '../../spot/prompts/write-prompt.ts';
import type {FrameShape, Generation} from '../contract/card.ts';
import type {ShotRequest} from '../contract/request.ts';

/** Lists what becomes of a field that is not sent as asked. The empty object that it returns adds nothing to the request. */
export type Alter = (field: string, asked: unknown, becomes: string, why: string) => Record<string, never>;

/** The words of a request, in the style of its model. */
export const promptWords = (
  {shot, move, kind, photo}: Pick<ShotRequest, 'shot' | 'move'> & Partial<ShotRequest>,
  {style = USUAL_STYLE}: Pick<Generation, 'style'>,
): WrittenPrompt =>
  writePrompt(
    {...shot, move: move.kind, still: kind === 'still', fromPicture: photo !== null && photo !== undefined},
    style,
  );

/** The prompt of a shot, with its camera move: models take a move in words alone. */
export function promptOf(request: ShotRequest, {prompt, style}: Generation, alter: Alter): string {
  const {shot, move} = request;
  const {text: asked, leftOut} = promptWords(request, {style});
  if (move.kind !== 'static' || move.amount !== 0)
    alter(
      'move',
      `${move.kind}, ${move.amount}, ${move.ease}`,
      'words',
      'Tenspot describes the camera move in the prompt',
    );
  if (leftOut.length > 0)
    alter(
      'prompt',
      leftOut.join('; '),
      'left out',
      'Tenspot lays text and logos over the footage, and the model does not follow longer prompts',
    );
  const held = cut(asked, prompt);
  if (held.length < Math.min(asked.length, prompt) / 2) throw uncuttable(shot.id, asked, prompt);
  if (held !== asked) alter('prompt', asked, held, `cut to the ${prompt} characters that the model reads`);
  return held;
}

const uncuttable = (shot: string, asked: string, most: number): TenspotError =>
  new TenspotError({
    code: 'prompt-uncuttable',
    what: `the description of shot "${shot}" cannot be shortened to what the model reads`,
    where: {field: `shots.${shot}.subject`},
    expected: `at most ${most} characters, or words between which it can be cut`,
    got: `${asked.length} characters that are almost one word`,
    fix: 'Shorten the description of the shot, or put spaces between its words.',
  });

const WORDS = new Intl.Segmenter('und', {granularity: 'word'});

/**
 * Cuts a text between words, also of scripts without spaces. Returns little or nothing where it begins with a word that is too long.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const {index} of WORDS.segment(text)) {
    if (index > most) break;
    end = index;
  }
  return text.slice(0, end).trimEnd();
}

/** The next longer length that the model makes, or its longest. */
export function secondsOf(asked: number, {seconds}: Generation, alter: Alter): number {
  if (seconds === 'as-asked') return asked;
  const longest = seconds.at(-1) ?? asked;
  const becomes = seconds.find((each) => each >= asked - 1e-9) ?? longest;
  if (becomes > asked)
    alter('seconds', asked, String(becomes), 'the next length that the model makes; Tenspot trims the take');
  if (becomes < asked) alter('seconds', asked, String(becomes), 'the longest that the model makes');
  return becomes;
}

/** A frame of the nearest ratio: the smallest that is large enough, else the largest. */
export function shapeOf(
  {width, height}: ShotRequest['size'],
  generation: Generation,
  photo: boolean,
  alter: Alter,
): FrameShape {
  const shapes = generation.shapes.filter(({from}) => photo || from === undefined);
  const away = (shape: FrameShape): number =>
    Math.abs(Math.log(shape.width / shape.height / (width / height)));
  const nearest = Math.min(...shapes.map(away));
  const fitting = shapes.filter((shape) => away(shape) <= nearest + 0.01).sort((a, b) => a.width - b.width);
  const shape = fitting.find((each) => each.width >= width && each.height >= height) ?? fitting.at(-1);
  if (!shape) throw new Error('a card without shapes');
  if (shape.width !== width || shape.height !== height)
    alter(
      'size',
      `${width}x${height}`,
      `${shape.width}x${shape.height}`,
      'the nearest size that the model makes; Tenspot fits the take to the frame',
    );
  return shape;
}
