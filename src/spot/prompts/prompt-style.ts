import type {CameraMoveKind} from '../timeline/camera-move.ts';

/** A part of the description of a shot. `opening`: framing and subject in one phrase, `wide of a harbour`. */
export type PromptPart = 'opening' | 'framing' | 'subject' | 'action' | 'setting' | 'camera' | 'unmarked';

/** How a family of models wants a shot to be described. */
export type PromptStyle = {
  /** The parts in the order in which the model weighs them: a list for each sentence. A part that the shot does not have is left out. */
  sentences: readonly (readonly PromptPart[])[];
  /** The same where the model starts from a picture, which shows the subject already. Default: `sentences`. */
  fromPicture?: readonly (readonly PromptPart[])[];
  /** Whether sentences begin with a capital (but for the words of the subject) and end with a full stop. */
  prose: boolean;
  /** Words for each move of the camera. A move without words is not asked for. */
  moves: Partial<Record<CameraMoveKind, string>>;
  /** Words for each framing. Default: its name. */
  framings?: Partial<Record<string, string>>;
  /** The most words that the model follows. */
  words: number;
  /** What keeps lettering and logos out: words for the negative prompt, or a sentence for the part `unmarked`. */
  unmarked: {negative: string} | {sentence: string};
  /** Where this was read, and when. */
  source: string;
};

const STATIC = 'locked-off camera';

/** For models of which no guide is known: phrases, in the order of a shot list. */
export const USUAL_STYLE: PromptStyle = {
  sentences: [['opening', 'action', 'setting', 'camera']],
  prose: false,
  moves: {
    static: STATIC,
    push: 'camera: push',
    pull: 'camera: pull',
    'pan-left': 'camera: pan left',
    'pan-right': 'camera: pan right',
    'tilt-up': 'camera: tilt up',
    'tilt-down': 'camera: tilt down',
  },
  words: 400,
  unmarked: {negative: 'text, letters, captions, logos, watermarks'},
  source: 'own',
};
