import type {Shot} from '../documents/shots.ts';
import {countWords} from '../findings/words.ts';
import type {CameraMoveKind} from '../timeline/camera-move.ts';
import {withoutLettering} from './lettering.ts';
import {type PromptPart, type PromptStyle, USUAL_STYLE} from './prompt-style.ts';

/** A shot as a model is to make it. */
export type DescribedShot = Pick<Shot, 'framing' | 'subject' | 'action' | 'setting'> & {
  move: CameraMoveKind;
  /** A still has no move of the camera. */
  still: boolean;
  /** Whether the model starts from a picture. */
  fromPicture: boolean;
};

/** A prompt for one family of models. */
export type WrittenPrompt = {
  text: string;
  /** Words for the negative prompt, where the family has one. */
  negative: string | null;
  /** What the description asked for and the prompt does not: lettering, and words that are too many for the model. */
  leftOut: string[];
};

/** What is shown where nothing but lettering was asked for. */
const NOTHING_LEFT = 'a plain, unmarked surface';

/** Writes the prompt of a shot in the style of a family of models. Pure. The words for text and logos that are known are left out. */
export function writePrompt(shot: DescribedShot, style: PromptStyle = USUAL_STYLE): WrittenPrompt {
  const {unmarked, words} = style;
  const [subject, action, setting] = [
    withoutLettering(shot.subject),
    withoutLettering(shot.action ?? ''),
    withoutLettering(shot.setting ?? ''),
  ];
  const leftOut = [subject, action, setting].flatMap(({removed}) => removed);
  const bare = {
    ...shot,
    subject: isEmptied(subject) ? NOTHING_LEFT : subject.text,
    action: action.text,
    setting: setting.text,
  };
  const negative = 'negative' in unmarked ? unmarked.negative : null;
  let text = composed(bare, style);
  while (countWords(text) > words) {
    const field = bare.setting !== '' ? 'setting' : bare.action !== '' ? 'action' : undefined;
    if (!field) break;
    const [kept, dropped] = withoutLastClause(bare[field]);
    bare[field] = kept;
    leftOut.push(dropped);
    text = composed(bare, style);
  }
  return {text, negative, leftOut};
}

const isEmptied = ({text, removed}: {text: string; removed: string[]}): boolean =>
  removed.length > 0 && !/[\p{L}\p{N}]/u.test(text);

function withoutLastClause(text: string): [kept: string, dropped: string] {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf(';'));
  return at < 0 ? ['', text] : [text.slice(0, at).trimEnd(), text.slice(at + 1).trim()];
}

type BareShot = Omit<DescribedShot, 'action' | 'setting'> & {action: string; setting: string};

function composed(shot: BareShot, {sentences, fromPicture, prose, ...style}: PromptStyle): string {
  const order = shot.fromPicture ? (fromPicture ?? sentences) : sentences;
  const parts = order
    .map((sentence) => ({
      text: sentence
        .map((part) => partOf(part, shot, style))
        .filter((each) => each !== '')
        .join(', '),
      // The words of the subject stay as they are.
      keepsCase: sentence[0] === 'subject',
    }))
    .filter(({text}) => text !== '');
  return prose ? parts.map(asSentence).join(' ') : parts.map(({text}) => text).join(', ');
}

const asSentence = ({text, keepsCase}: {text: string; keepsCase: boolean}): string => {
  const begun = keepsCase ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?。]$/u.test(begun) ? begun : `${begun}.`;
};

function partOf(
  part: PromptPart,
  {framing, subject, action, setting, move, still, fromPicture}: BareShot,
  {moves, framings, unmarked}: Pick<PromptStyle, 'moves' | 'framings' | 'unmarked'>,
): string {
  const framed = framings?.[framing] ?? framing.replaceAll('-', ' ');
  const parts: Record<PromptPart, string> = {
    opening: `${framed} of ${subject}`,
    framing: framed,
    subject,
    action,
    setting,
    camera: still ? '' : (moves[move] ?? ''),
    // A picture of the product may have its label, which has to stay.
    unmarked: 'sentence' in unmarked && !fromPicture ? unmarked.sentence : '',
  };
  return parts[part];
}
