import type {PromptStyle} from '../../../spot/prompts/prompt-style.ts';

/** Whole sentences, as one would tell a camera operator; no negative prompt. */
export const OMNI: PromptStyle = {
  sentences: [['opening', 'action'], ['setting'], ['camera'], ['unmarked']],
  fromPicture: [['action'], ['camera'], ['subject', 'setting']],
  prose: true,
  moves: {
    static: 'The camera does not move',
    push: 'The camera moves slowly towards the subject',
    pull: 'The camera moves slowly away from the subject',
    'pan-left': 'The camera pans slowly to the left',
    'pan-right': 'The camera pans slowly to the right',
    'tilt-up': 'The camera tilts slowly upwards',
    'tilt-down': 'The camera tilts slowly downwards',
  },
  framings: {
    medium: 'A medium shot',
    wide: 'A wide shot',
    'close-up': 'A close-up',
    aerial: 'An aerial shot',
  },
  words: 250,
  unmarked: {sentence: 'There is no text, no logo and no lettering in the picture'},
  source: '@google/genai 3.1.0 has no negative prompt for this model; the order is our own',
};
