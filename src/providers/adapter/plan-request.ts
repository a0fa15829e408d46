import type {FrameShape, Generation, ModelCard} from '../contract/card.ts';
import type {Alteration, ResolvedRequest, ShotRequest} from '../contract/request.ts';
import {type Alter, cut, promptOf, promptWords, secondsOf, shapeOf} from './fit-request.ts';
import {planInputs} from './plan-inputs.ts';

type Params = ResolvedRequest['params'];

/**
 * How each field is sent to a family of models, in the vendor's names and types. A field without an entry is not sent, and
 * the plan lists it.
 */
export type Fields = {
  /** What the shot shows, in words. */
  prompt: (text: string) => Params;
  /** The length, one of those on the card. */
  seconds?: (value: number) => Params;
  /** The size of the frame, one of those on the card. */
  shape?: (shape: FrameShape) => Params;
  /** Whether sound is wanted. */
  audio?: (on: boolean) => Params;
  /** A whole number up to the one on the card. */
  seed?: (value: number) => Params;
  /** What the shot must not show. */
  negativePrompt?: (text: string) => Params;
  /** Params of every request. */
  always?: Params;
};

/** Fits a request to what a model can do. Pure. Every difference is listed. */
export function planFor(
  provider: string,
  request: ShotRequest,
  card: ModelCard,
  fields: Fields,
): ResolvedRequest {
  const {generation, id, version} = card;
  if (!generation) throw new Error(`${id} generates nothing`);
  const altered: Alteration[] = [];
  const alter: Alter = (field, asked, becomes, why) => {
    altered.push({field, asked: typeof asked === 'string' ? asked : JSON.stringify(asked), becomes, why});
    return {};
  };
  const {size, fps, take} = request;
  const inputs = planInputs(request, card, alter);
  const seconds = secondsOf(request.seconds, generation, alter);
  const shape = shapeOf(size, generation, inputs.photo !== undefined, alter);
  const params: Params = {
    ...fields.always,
    ...fields.prompt(promptOf(request, generation, alter)),
    ...(fields.seconds?.(seconds) ??
      alter('seconds', request.seconds, 'as long as the clip', 'the length is not sent to this model')),
    ...(fields.shape?.(shape) ??
      alter('size', `${size.width}x${size.height}`, 'as the clip', 'the size is not sent to this model')),
    ...audioParams(request.audio ?? false, generation, fields, alter),
    ...seedParams(request.seed, generation, fields, alter),
    ...negativeParams(
      request.negativePrompt,
      promptWords(request, generation).negative,
      generation,
      fields,
      alter,
    ),
  };
  if (generation.fps !== null && generation.fps !== fps)
    alter('fps', fps, String(generation.fps), 'the frame rate of the model; Tenspot converts the take');
  const makes = {seconds, width: shape.width, height: shape.height};
  return {provider, model: id, version, params, inputs, take, altered, makes};
}

function audioParams(asked: boolean, {audio}: Generation, fields: Fields, alter: Alter): Params {
  if (fields.audio && audio === 'optional') return fields.audio(asked);
  if (asked === (audio === 'always')) return {};
  return asked
    ? alter('audio', asked, 'no sound', 'Tenspot gets no sound from this model')
    : alter('audio', asked, 'sound, which Tenspot removes', 'this model always makes sound');
}

function seedParams(asked: number | undefined, {seed}: Generation, fields: Fields, alter: Alter): Params {
  if (asked === undefined) return {};
  if (!fields.seed || seed === null)
    return alter('seed', asked, 'a seed of its own', 'this model accepts no seed');
  const held = Math.min(asked, seed);
  if (held !== asked) alter('seed', asked, String(held), 'the largest seed that the model accepts');
  return fields.seed(held);
}

/** What the shot must not show, and lettering: `unmarked`. An empty text of a person is sent as it is. */
function negativeParams(
  written: string | undefined,
  unmarked: string | null,
  {negativePrompt}: Generation,
  fields: Fields,
  alter: Alter,
): Params {
  const takesOne = fields.negativePrompt !== undefined && negativePrompt !== null;
  if (!takesOne)
    return written === undefined
      ? {}
      : alter('negativePrompt', written, 'not sent', 'this model accepts no negative prompt');
  const both = [written, unmarked].filter((each) => each !== undefined && each !== null && each !== '');
  const asked = written === '' ? '' : both.join(', ');
  if (written === undefined && asked === '') return {};
  const held = cut(asked, negativePrompt);
  if (held === '' && asked !== '')
    return alter('negativePrompt', asked, 'not sent', `one word of more than ${negativePrompt} characters`);
  if (held !== asked)
    alter('negativePrompt', asked, held, `cut to the ${negativePrompt} characters that the model reads`);
  else if (written !== undefined && written !== held)
    alter('negativePrompt', written, held, 'Tenspot keeps text and logos out of the picture');
  return fields.negativePrompt?.(held) ?? {};
}
