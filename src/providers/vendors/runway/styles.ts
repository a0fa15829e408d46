import type {PromptStyle} from '../../../spot/prompts/prompt-style.ts';

const MOVES: PromptStyle['moves'] = {
  static: 'static shot',
  push: 'slow push in',
  pull: 'slow pull back',
  'pan-left': 'slow pan left',
  'pan-right': 'slow pan right',
  'tilt-up': 'slow tilt up',
  'tilt-down': 'slow tilt down',
};

/** Short, positive words; a clip or a picture that it starts from shows the rest, so motion comes first. */
export const GEN: PromptStyle = {
  sentences: [['opening', 'action'], ['setting'], ['camera'], ['unmarked']],
  fromPicture: [
    ['camera', 'action'],
    ['subject', 'setting'],
  ],
  prose: true,
  moves: MOVES,
  words: 70,
  unmarked: {sentence: 'every surface is plain and unmarked'},
  source: 'examples of Runway’s API in public documentation of 2026-11; Runway names no negative prompt',
};

/** Camera and framing first, then who, what and where; has a negative prompt of plain nouns. */
export const VEO: PromptStyle = {
  sentences: [['framing', 'camera', 'subject', 'action', 'setting']],
  fromPicture: [['camera', 'action', 'subject', 'setting']],
  prose: false,
  moves: {...MOVES, push: 'dolly in', pull: 'dolly out', static: 'static camera'},
  framings: {medium: 'medium shot', wide: 'wide shot', aerial: 'aerial view', overhead: 'top-down shot'},
  words: 120,
  unmarked: {negative: 'text, lettering, subtitles, captions, logos, watermarks'},
  source: 'Vertex AI, video generation prompt guide; @runwayml/sdk 4.20.1 (negativePrompt)',
};
