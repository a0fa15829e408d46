import type {Fields} from '../../adapter/plan-request.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import type {ModelCard} from '../../contract/card.ts';

/** Words, lengths in numbers, and pixels where others name a ratio. A clip that is changed keeps its length and size. */
export const fieldsOf = ({generation}: ModelCard): Fields => ({
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

/** One picture by itself is the first frame. */
export const pictureOf = ({photo, last}: VendorRequest['files']): string | object[] | undefined =>
  photo && last
    ? [
        {position: 'first', uri: photo},
        {position: 'last', uri: last},
      ]
    : photo;
