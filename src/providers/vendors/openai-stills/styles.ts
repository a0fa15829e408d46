import type {PromptStyle} from '../../../spot/prompts/prompt-style.ts';

/** A photograph in words: what it is, where, how it is framed. Tenspot moves the camera over the still itself. */
export const PHOTOGRAPH: PromptStyle = {
  sentences: [['opening', 'action'], ['setting'], ['unmarked']],
  prose: true,
  moves: {},
  framings: {
    'extreme-close-up': 'A macro photograph',
    'close-up': 'A close-up photograph',
    medium: 'A photograph at medium distance',
    wide: 'A wide photograph',
    aerial: 'An aerial photograph',
    overhead: 'A photograph from directly above',
  },
  words: 400,
  unmarked: {sentence: 'There is no text, no logo and no lettering in the picture'},
  source: 'openai 7.57.0 has no negative prompt for images; the order is our own',
};
