import type {Fields} from '../../adapter/plan-request.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import type {ModelCard} from '../../contract/card.ts';

/** The vendor wants seconds as a number and pixels for a ratio. A model that changes a clip keeps its length and size. */
export const requestFields = ({generation}: ModelCard): Fields => ({
  prompt: (text) => ({promptText: text}),
  seed: (value) => ({seed: value}),
  ...(generation?.audio === 'optional' ? {audio: (on) => ({audio: on})} : {}),
  ...(generation?.negativePrompt === null ? {} : {negativePrompt: (text) => ({negativePrompt: text})}),
  ...(generation?.seconds === 'as-asked'
    ? {}
    : {
        seconds: (value) => ({duration: value}),
        shape: ({width, height}) => ({ratio: `${width}:${height}`}),
      }),
});

/** The body of a request: the model, the params of the plan, and the files as `data:` URIs. */
export function requestBody({route: model, resolved, files}: VendorRequest): object {
  const body = {model, ...resolved.params};
  if (files.clip) return {...body, videoUri: files.clip};
  const promptImage = pictureOf(files);
  return promptImage ? {...body, promptImage} : body;
}

/** One picture alone is the first frame. */
function pictureOf({photo, last}: VendorRequest['files']): string | object[] | undefined {
  if (!photo || !last) return photo;
  return [
    {position: 'first', uri: photo},
    {position: 'last', uri: last},
  ];
}
