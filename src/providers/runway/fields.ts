import type {ModelCard} from '../card.ts';
import type {Fields} from '../plan.ts';

/** Words, lengths in numbers, and pixels where others name a ratio. A clip that is changed keeps its length and size. */
export const fieldsOf = ({generation}: ModelCard): Fields => ({
  prompt: (text) => ({promptText: text}),
  seed: (value) => ({seed: value}),
  ...(generation?.seconds === 'as-clip'
    ? {}
    : {
        seconds: (value) => ({duration: value}),
        shape: ({width, height}) => ({ratio: `${width}:${height}`}),
      }),
});
