import {TenspotError} from '../spot/errors.ts';
import {describeShot} from '../spot/shot.ts';
import type {Generation, ModelCard, Shape} from './card.ts';
import type {Alteration, ResolvedRequest, ShotRequest} from './contract.ts';

type Params = ResolvedRequest['params'];

/**
 * How a family of models is told each thing, in its own names and types. What has no entry cannot be told: the plan
 * then lists it, so nothing is dropped in silence.
 */
export type Fields = {
  prompt: (text: string) => Params;
  seconds?: (value: number) => Params;
  shape?: (shape: Shape) => Params;
  audio?: (on: boolean) => Params;
  seed?: (value: number) => Params;
  negativePrompt?: (text: string) => Params;
  /** What is said in every request. */
  always?: Params;
};

/** What is asked, brought into what the model can do. Pure; every difference is listed. */
export function planFor(
  provider: string,
  request: ShotRequest,
  card: ModelCard,
  fields: Fields,
): ResolvedRequest {
  const {generation} = card;
  if (!generation) throw new Error(`${card.id} generates nothing`);
  const altered: Alteration[] = [];
  const alter = (field: string, asked: unknown, becomes: string, why: string): void => {
    altered.push({field, asked: typeof asked === 'string' ? asked : JSON.stringify(asked), becomes, why});
  };
  const params: Params = {...fields.always};
  const inputs = planInputs(request, card, alter);

  Object.assign(params, fields.prompt(promptOf(request, generation, alter)));
  const seconds = secondsOf(request.seconds, generation, alter);
  if (fields.seconds) Object.assign(params, fields.seconds(seconds));
  else alter('seconds', request.seconds, 'as long as the clip', 'this model is not told a length');
  const shape = shapeOf(request.size, generation, inputs.photo !== undefined, alter);
  if (fields.shape) Object.assign(params, fields.shape(shape));
  else
    alter(
      'size',
      `${request.size.width}x${request.size.height}`,
      'as the clip',
      'this model is not told a size',
    );
  const {audio = false, seed, negativePrompt, fps} = request;
  if (fields.audio && generation.audio === 'optional') Object.assign(params, fields.audio(audio));
  else if (audio !== (generation.audio === 'always'))
    alter(
      'audio',
      audio,
      audio ? 'no sound' : 'sound that is dropped',
      `this model makes sound ${generation.audio}`,
    );
  if (seed !== undefined) {
    if (fields.seed && generation.seed !== null) {
      const held = Math.min(seed, generation.seed);
      if (held !== seed) alter('seed', seed, String(held), 'the largest seed that it takes');
      Object.assign(params, fields.seed(held));
    } else alter('seed', seed, 'a seed of its own', 'this model takes none');
  }
  if (negativePrompt !== undefined) {
    if (fields.negativePrompt && generation.negativePrompt !== null) {
      const held = cut(negativePrompt, generation.negativePrompt);
      if (held !== negativePrompt) alter('negativePrompt', negativePrompt, held, 'cut to what it reads');
      Object.assign(params, fields.negativePrompt(held));
    } else alter('negativePrompt', negativePrompt, 'not said', 'this model takes none');
  }
  if (generation.fps !== null && generation.fps !== fps)
    alter('fps', fps, String(generation.fps), 'what it makes; the take is conformed');
  const {width, height} = shape;
  return {
    provider,
    model: card.id,
    version: card.version,
    params,
    inputs,
    take: request.take,
    altered,
    makes: {seconds, width, height},
  };
}

type Alter = (field: string, asked: unknown, becomes: string, why: string) => void;

function planInputs(
  request: ShotRequest,
  {id, inputs, generation}: ModelCard,
  alter: Alter,
): Record<string, string> {
  const {photo, clip, last = null, references = []} = request;
  const planned: Record<string, string> = {};
  const missing =
    (inputs.photo === 'needed' && !photo && 'a photo') || (inputs.clip === 'needed' && !clip && 'a clip');
  if (missing) {
    throw new TenspotError({
      code: 'input-missing',
      what: `${id} cannot shoot "${request.shot.id}"`,
      expected: missing,
      got: 'none',
      fix: 'Give the shot one in shots.yaml, or choose another model.',
    });
  }
  if (photo && inputs.photo !== 'no' && generation?.routes.photo) planned.photo = photo.sha256;
  else if (photo) alter('photo', photo.sha256, 'not sent', 'this model starts from words');
  if (clip && inputs.clip !== 'no') planned.clip = clip.sha256;
  else if (clip) alter('clip', clip.sha256, 'not sent', 'this model takes no clip');
  if (last && inputs.last && planned.photo) planned.last = last.sha256;
  else if (last) alter('last', last.sha256, 'not sent', 'this model is not told how a shot ends');
  const most = inputs.references ?? 0;
  for (const [index, {sha256}] of references.slice(0, most).entries())
    planned[`reference-${index + 1}`] = sha256;
  if (references.length > most)
    alter('references', references.length, String(most), 'as many pictures as it looks at');
  return planned;
}

function promptOf({shot, move}: ShotRequest, {prompt}: Generation, alter: Alter): string {
  const asked = describeShot({...shot, move: move.kind});
  if (move.kind !== 'static' || move.amount !== 0)
    alter(
      'move',
      `${move.kind}, ${move.amount}, ${move.ease}`,
      'words',
      'a model is told of the camera in words',
    );
  const held = cut(asked, prompt);
  if (held !== asked) alter('prompt', asked, held, `cut to the ${prompt} characters that it reads`);
  return held;
}

/** Cut between words, and never through one character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const held = text.slice(0, most + 1).replace(/\s+\S*$/u, '');
  return held.length <= most ? held : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

function secondsOf(asked: number, {seconds}: Generation, alter: Alter): number {
  if (seconds === 'as-asked') return asked;
  const longest = seconds.at(-1) ?? asked;
  const becomes = seconds.find((each) => each >= asked - 1e-9) ?? longest;
  if (becomes > asked)
    alter('seconds', asked, String(becomes), 'the next length that it makes; the edit trims it');
  if (becomes < asked) alter('seconds', asked, String(becomes), 'the longest that it makes');
  return becomes;
}

/** The nearest ratio; of that, the smallest that is large enough, else the largest. */
function shapeOf(size: ShotRequest['size'], generation: Generation, photo: boolean, alter: Alter): Shape {
  const shapes = generation.shapes.filter(({from}) => photo || from === undefined);
  const away = ({width, height}: Shape): number =>
    Math.abs(Math.log(width / height / (size.width / size.height)));
  const nearest = Math.min(...shapes.map(away));
  const fitting = shapes.filter((shape) => away(shape) <= nearest + 0.01).sort((a, b) => a.width - b.width);
  const shape =
    fitting.find(({width, height}) => width >= size.width && height >= size.height) ?? fitting.at(-1);
  if (!shape) throw new Error('a card without shapes');
  if (shape.width !== size.width || shape.height !== size.height)
    alter(
      'size',
      `${size.width}x${size.height}`,
      `${shape.width}x${shape.height}`,
      'what it makes; the edit reframes',
    );
  return shape;
}
