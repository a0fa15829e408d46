import type {PromptStyle} from '../../../spot/prompts/prompt-style.ts';

/** Who does what, then where, then how it is shot; constraints come last. */
export const SEEDANCE_TWO: PromptStyle = {
  sentences: [['subject', 'action'], ['setting'], ['framing', 'camera'], ['unmarked']],
  fromPicture: [['action'], ['camera'], ['subject', 'setting']],
  prose: true,
  moves: {
    static: 'fixed camera',
    push: 'slow dolly push in',
    pull: 'slow dolly pull back',
    'pan-left': 'slow pan to the left',
    'pan-right': 'slow pan to the right',
    'tilt-up': 'slow tilt up',
    'tilt-down': 'slow tilt down',
  },
  framings: {medium: 'medium shot', wide: 'wide shot', aerial: 'aerial shot', overhead: 'overhead shot'},
  words: 200,
  unmarked: {sentence: 'No subtitles, no logos, no lettering'},
  source: 'the formula of BytePlus for Seedance 2.0, by way of two guides of 2026-06',
};
