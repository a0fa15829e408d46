import {base64Of, type Order} from '../order.ts';
import type {Fields} from '../plan.ts';

export const fields: Fields = {
  prompt: (text) => ({text}),
  seconds: (value) => ({duration: `${value}s`}),
  shape: ({ratio, width, height}) => ({aspect_ratio: ratio, resolution: `${Math.min(width, height)}p`}),
  seed: (value) => ({seed: value}),
};

/** The pictures are told apart by their order: first frame, last frame, references. */
export function bodyOf({route, resolved, files}: Order): object {
  const {text, seed, duration, aspect_ratio, resolution} = resolved.params;
  const {photo, last, references} = files;
  const pictures = [photo, last, ...references].filter((each) => each !== undefined);
  const task = photo ? 'image_to_video' : references.length > 0 ? 'reference_to_video' : 'text_to_video';
  return {
    model: route,
    background: true,
    store: true,
    input: [
      {type: 'text', text},
      ...pictures.map((each) => ({type: 'image', data: base64Of(each), mime_type: 'image/jpeg'})),
    ],
    generation_config: {...(seed === undefined ? {} : {seed}), video_config: {task}},
    response_format: {type: 'video', aspect_ratio, resolution, duration, delivery: 'uri'},
  };
}
