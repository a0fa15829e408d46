import type {Fields} from '../../adapter/plan-request.ts';
import type {FrameShape, ModelCard} from '../../contract/card.ts';

/** Where a family puts its pictures. */
type Pictures = {photo: string; last: string};
type Family = {fields: Fields; pictures: Pictures};

const lines = ({width, height}: FrameShape, letter = 'p'): string => `${Math.min(width, height)}${letter}`;
const prompt = (text: string) => ({prompt: text});
const sized = (shape: FrameShape) => ({aspect_ratio: shape.ratio, resolution: lines(shape)});
const IMAGE: Pictures = {photo: 'image_url', last: 'end_image_url'};

/** Each family has its own names and types; `kling` counts seconds in text, others in numbers. */
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
      shape: (shape) => ({aspect_ratio: shape.ratio, resolution: lines(shape, 'P')}),
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
      // Lengths over 10 s exist at this rate only.
      always: {fps: 25},
    },
    pictures: IMAGE,
  },
  'grok-imagine-1-5': {
    fields: {prompt, seconds: (value) => ({duration: value}), shape: sized},
    pictures: IMAGE,
  },
};

export function familyOf({id}: ModelCard): Family {
  const family = FAMILIES[id];
  if (!family) throw new Error(`${id} belongs to no family`);
  return family;
}
