import type {Fields} from '../../adapter/plan-request.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import type {FrameShape, ModelCard} from '../../contract/card.ts';

/** The names of the fields that take pictures. */
type Pictures = {photo: string; last: string};
type Family = {fields: Fields; pictures: Pictures};

const resolutionOf = ({width, height}: FrameShape, letter = 'p'): string =>
  `${Math.min(width, height)}${letter}`;
const prompt = (text: string) => ({prompt: text});
const sized = (shape: FrameShape) => ({aspect_ratio: shape.ratio, resolution: resolutionOf(shape)});
const IMAGE: Pictures = {photo: 'image_url', last: 'end_image_url'};

/** Each family of models has its own names and types: some take seconds as a string, others as a number. */
const FAMILIES: Record<string, Family> = {
  'kling-4': {
    fields: {prompt, seconds: (value) => ({duration: String(value)}), shape: sized},
    pictures: {photo: 'start_image_url', last: 'end_image_url'},
  },
  'seedance-2-5': {
    fields: {
      prompt,
      seconds: (value) => ({duration: String(value)}),
      shape: sized,
      audio: (on) => ({generate_audio: on}),
    },
    pictures: IMAGE,
  },
  'minimax-h3-max': {
    fields: {
      prompt,
      seconds: (value) => ({duration: value}),
      shape: (shape) => ({aspect_ratio: shape.ratio, resolution: resolutionOf(shape, 'P')}),
    },
    pictures: IMAGE,
  },
  'wan-3': {
    fields: {
      prompt,
      seconds: (value) => ({duration: value}),
      shape: sized,
      seed: (value) => ({seed: value}),
      negativePrompt: (text) => ({negative_prompt: text}),
    },
    pictures: IMAGE,
  },
  'ltx-2-5-fast': {
    fields: {
      prompt,
      seconds: (value) => ({duration: value}),
      shape: sized,
      audio: (on) => ({generate_audio: on}),
      // The model makes clips over 10 s at this rate only.
      always: {fps: 25},
    },
    pictures: IMAGE,
  },
  'grok-imagine-1-5': {
    fields: {prompt, seconds: (value) => ({duration: value}), shape: sized},
    pictures: IMAGE,
  },
};

function familyOf({id}: ModelCard): Family {
  const family = FAMILIES[id];
  if (!family) throw new Error(`${id} belongs to no family`);
  return family;
}

/** How the fields of a shot are named by the model of a card. */
export const requestFields = (card: ModelCard): Fields => familyOf(card).fields;

/** The input of the model: the params of the plan, and the pictures as `data:` URIs. */
export function requestBody({resolved, card, files: {photo, last}}: VendorRequest): Record<string, unknown> {
  const {pictures} = familyOf(card);
  return {
    ...resolved.params,
    ...(photo ? {[pictures.photo]: photo} : {}),
    ...(last ? {[pictures.last]: last} : {}),
  };
}
