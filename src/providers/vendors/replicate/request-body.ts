import type {Fields} from '../../adapter/plan-request.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';

export const requestFields = (): Fields => ({
  prompt: (text) => ({prompt: text}),
  seconds: (value) => ({duration: value}),
  shape: ({ratio, width, height}) => ({aspect_ratio: ratio, resolution: `${Math.min(width, height)}p`}),
  audio: (on) => ({generate_audio: on}),
  seed: (value) => ({seed: value}),
});

/** The input of the model: the params of the plan, and the pictures as `data:` URIs. */
export const requestBody = ({resolved, files}: VendorRequest): Record<string, unknown> => ({
  ...resolved.params,
  ...(files.photo ? {image: files.photo} : {}),
  ...(files.last ? {last_frame_image: files.last} : {}),
  ...(files.references.length > 0 ? {reference_images: files.references} : {}),
});
