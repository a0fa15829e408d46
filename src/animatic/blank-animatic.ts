import type {Animatic} from '../spot/animatic/animatic.ts';

/** Default props of the composition `animatic`. */
export const BLANK_ANIMATIC: Animatic = {
  shot: 'shot',
  kind: 'scene',
  framing: 'wide',
  subject: 'a shot',
  action: null,
  setting: null,
  prompt: 'No shot is named',
  move: {kind: 'static', amount: 0, ease: 'linear'},
  scene: null,
  character: null,
  focus: [0.5, 0.5],
  take: 1,
  seconds: 1,
  fps: 30,
  frames: 30,
  width: 540,
  height: 960,
};
