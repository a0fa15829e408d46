import type {Fields, VendorRequest} from 'tenspot/provider';

/** The vendor's names and types for each field of a shot. A field without an entry is listed in the plan as not sent. */
export const requestFields = (): Fields => ({
  prompt: (text) => ({prompt: text}),
  seconds: (value) => ({duration: value}),
  shape: ({ratio, width, height}) => ({aspect_ratio: ratio, resolution: `${Math.min(width, height)}p`}),
  seed: (value) => ({seed: value}),
});

/** The body of a submission: the params of the plan, and the photo as a `data:` URI. */
export const requestBody = ({route, resolved, files}: VendorRequest): object => ({
  model: route,
  ...resolved.params,
  ...(files.photo ? {image: files.photo} : {}),
});
