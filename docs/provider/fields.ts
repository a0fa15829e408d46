import type {Fields, VendorRequest} from 'tenspot/provider';

/** How each thing is told, in the vendor's names and types. What has no entry is listed in the plan as not sent. */
export const fields: Fields = {
  prompt: (text) => ({prompt: text}),
  seconds: (value) => ({duration: value}),
  shape: ({ratio, width, height}) => ({aspect_ratio: ratio, resolution: `${Math.min(width, height)}p`}),
  seed: (value) => ({seed: value}),
};

/** The body of a create: what was planned, and the photo as a `data:` URI. */
export const bodyOf = ({route, resolved, files}: VendorRequest): object => ({
  model: route,
  ...resolved.params,
  ...(files.photo ? {image: files.photo} : {}),
});
