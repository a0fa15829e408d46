import type {PromptStyle} from '../../../spot/prompts/prompt-style.ts';

const SHOTS = {
  'extreme-close-up': 'Extreme close-up',
  'close-up': 'Close-up',
  medium: 'Medium shot',
  wide: 'Wide shot',
  aerial: 'Aerial shot',
  overhead: 'Overhead shot',
};

const DOLLY = {
  static: 'locked-off tripod',
  push: 'slow dolly push in',
  pull: 'slow dolly pull back',
  'pan-left': 'slow pan to the left',
  'pan-right': 'slow pan to the right',
  'tilt-up': 'slow tilt up',
  'tilt-down': 'slow tilt down',
};

const CLEAN = {sentence: 'No subtitles, no logos, no lettering'};

/** Leads with the camera, and has one action. */
export const KLING: PromptStyle = {
  sentences: [['framing', 'camera'], ['subject', 'action'], ['setting'], ['unmarked']],
  fromPicture: [['camera'], ['action'], ['subject', 'setting']],
  prose: true,
  moves: DOLLY,
  framings: SHOTS,
  words: 120,
  unmarked: CLEAN,
  source: 'guides of users for Kling 3 and 4, 2026-11; not the maker’s',
};

/** Who does what, then where, then how it is shot; constraints come last. */
export const SEEDANCE: PromptStyle = {
  sentences: [['subject', 'action'], ['setting'], ['framing', 'camera'], ['unmarked']],
  fromPicture: [['action'], ['camera'], ['subject', 'setting']],
  prose: true,
  moves: {...DOLLY, static: 'fixed camera'},
  framings: SHOTS,
  words: 200,
  unmarked: CLEAN,
  source: 'the formula of BytePlus for Seedance 2.0, by way of two guides of 2026-06',
};

/** The camera is an action in the shot: a verb, how far, how fast. */
export const MINIMAX_H3: PromptStyle = {
  sentences: [['opening', 'action'], ['setting'], ['camera'], ['unmarked']],
  fromPicture: [['action'], ['camera'], ['subject', 'setting']],
  prose: true,
  moves: {
    static: 'the camera stays still',
    push: 'the camera pushes in with small amplitude at slow speed',
    pull: 'the camera pulls out with small amplitude at slow speed',
    'pan-left': 'the camera pans left with small amplitude at slow speed',
    'pan-right': 'the camera pans right with small amplitude at slow speed',
    'tilt-up': 'the camera tilts up with small amplitude at slow speed',
    'tilt-down': 'the camera tilts down with small amplitude at slow speed',
  },
  framings: SHOTS,
  words: 250,
  unmarked: CLEAN,
  source: 'the camera verbs of MiniMax’s prompt guide for H3, by way of a phrase list, 2026-10',
};

/** Who, where, what moves, camera; has a negative prompt. */
export const WAN: PromptStyle = {
  sentences: [['subject', 'setting', 'action', 'framing', 'camera']],
  fromPicture: [['action', 'camera', 'subject', 'setting']],
  prose: false,
  moves: {...DOLLY, static: 'locked-off shot'},
  framings: Object.fromEntries(Object.entries(SHOTS).map(([key, words]) => [key, words.toLowerCase()])),
  words: 100,
  unmarked: {negative: 'text, letters, subtitles, captions, logos, watermarks'},
  source: 'a guide of users for Wan 2.2, 2026-11; not the maker’s',
};

/** One paragraph, positive words only. */
export const LTX: PromptStyle = {
  sentences: [['opening'], ['setting'], ['action'], ['camera'], ['unmarked']],
  fromPicture: [['action'], ['camera'], ['subject', 'setting']],
  prose: true,
  moves: {
    static: 'The camera holds still on a tripod',
    push: 'The camera dollies in slowly as the scene unfolds',
    pull: 'The camera dollies back slowly as the scene unfolds',
    'pan-left': 'The camera pans slowly to the left across the scene',
    'pan-right': 'The camera pans slowly to the right across the scene',
    'tilt-up': 'The camera tilts slowly upwards',
    'tilt-down': 'The camera tilts slowly downwards',
  },
  framings: SHOTS,
  words: 200,
  unmarked: {sentence: 'Every surface is plain and unmarked'},
  source: 'docs.ltx.video, prompting guide for LTX-2, by way of a copy of 2026-11',
};
