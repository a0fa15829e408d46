import type {Fields} from '../../adapter/plan-request.ts';
import {base64Of, type VendorRequest} from '../../adapter/vendor-request.ts';

/** The params of a plan, which `requestBody` lays out. */
export const requestFields = (): Fields => ({
  prompt: (text) => ({text}),
  seconds: (value) => ({duration: `${value}s`}),
  shape: ({ratio, width, height}) => ({aspect_ratio: ratio, resolution: `${Math.min(width, height)}p`}),
  seed: (value) => ({seed: value}),
});

/** The body of `POST /v1/interactions`. */
export function requestBody({route, resolved, clientId, files: {photo}}: VendorRequest): object {
  const {text, seed, duration, aspect_ratio, resolution} = resolved.params;
  const pictures = photo ? [{type: 'image', data: base64Of(photo), mime_type: 'image/jpeg'}] : [];
  return {
    model: route,
    background: true,
    store: true,
    // The mark of the order: labels show in the usage of the project.
    ...(clientId === undefined ? {} : {labels: {tenspot: clientId}}),
    input: [{type: 'text', text}, ...pictures],
    generation_config: {
      ...(seed === undefined ? {} : {seed}),
      video_config: {task: photo ? 'image_to_video' : 'text_to_video'},
    },
    response_format: {type: 'video', aspect_ratio, resolution, duration, delivery: 'uri'},
  };
}
