import type {PromptStyle} from '../../../spot/prompts/prompt-style.ts';

/** Who, where, what moves, camera; has a negative prompt. */
export const WAN_LOCAL: PromptStyle = {
  sentences: [['subject', 'setting', 'action', 'framing', 'camera']],
  prose: false,
  moves: {
    static: 'locked-off shot',
    push: 'slow push in',
    pull: 'slow pull back',
    'pan-left': 'slow pan left',
    'pan-right': 'slow pan right',
    'tilt-up': 'slow tilt up',
    'tilt-down': 'slow tilt down',
  },
  framings: {medium: 'medium shot', wide: 'wide shot', aerial: 'aerial shot', overhead: 'overhead shot'},
  words: 80,
  unmarked: {negative: 'text, letters, subtitles, captions, logos, watermarks'},
  source: 'a guide of users for Wan 2.2, 2026-11; not the maker’s',
};
