import type {PlacementFigure} from './figure.ts';
import type {Placement} from './placement.ts';
import type {TextFigures} from './placement-figures.ts';

/** The texts beside the picture of an ad. */
export type AdTextField = keyof NonNullable<Placement['text']>;

/** A text that a placement refuses (`error`), or of which it does not show all (`warning`). */
export type AdTextFault = {
  field: AdTextField;
  kind: 'too-short' | 'too-long' | 'cut-off' | 'refused';
  severity: 'error' | 'warning';
  expected: string;
  got: string;
  /** The limit, with its source. */
  figure: PlacementFigure<unknown>;
};

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;
const WIDE_OR_ARABIC = new RegExp(`${WIDE.source}|\\p{Script=Arabic}`, 'u');
const EMOJI =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3/u;
const LINK = /https?:\/\/\S+/gu;

/**
 * How many characters of a limit a text takes: code points of its NFC form. Wide characters and links count as the limit says.
 * Platforms that count an emoji as one character count fewer.
 */
export function adTextLength(text: string, {wide, link}: Pick<TextFigures, 'wide' | 'link'> = {}): number {
  const links = link ? (text.match(LINK)?.length ?? 0) : 0;
  const rest = [...(link ? text.replaceAll(LINK, '') : text).normalize('NFC')];
  const weight = wide?.value ?? 1;
  return rest.reduce((sum, each) => sum + (WIDE.test(each) ? weight : 1), links * (link?.value ?? 0));
}

/** What a placement refuses or cuts off of the texts of an ad. A text without a limit has no fault. */
export const adTextFaults = (
  {text: limits = {}}: Pick<Placement, 'text'>,
  texts: Partial<Record<AdTextField, string>>,
): AdTextFault[] =>
  (Object.keys(limits) as AdTextField[]).flatMap((field) => {
    const [limit, text] = [limits[field], texts[field]];
    return limit && text !== undefined ? faultsOf(text, limit).map((fault) => ({field, ...fault})) : [];
  });

function faultsOf(text: string, limit: TextFigures): Omit<AdTextFault, 'field'>[] {
  const length = adTextLength(text, limit);
  const got = `${length} characters`;
  const shown = (WIDE_OR_ARABIC.test(text) && limit.shownWide) || limit.shown;
  const {least, most, refuses} = limit;
  const refused =
    refuses?.value.filter((each) => (each === 'emoji' ? EMOJI.test(text) : text.includes(each))) ?? [];
  const isTooLong = most && length > most.value;
  return [
    ...(least && length < least.value
      ? [fault('too-short', least, `at least ${least.value} characters`, got)]
      : []),
    ...(isTooLong ? [fault('too-long', most, `at most ${most.value} characters`, got)] : []),
    ...(shown && !isTooLong && length > shown.value
      ? [fault('cut-off', shown, `at most ${shown.value} characters, which are shown`, got)]
      : []),
    ...(refuses && refused.length > 0
      ? [fault('refused', refuses, `none of ${refuses.value.join(' ')}`, refused.join(' '))]
      : []),
  ];
}

const fault = (
  kind: AdTextFault['kind'],
  figure: PlacementFigure<unknown>,
  expected: string,
  got: string,
): Omit<AdTextFault, 'field'> => ({
  kind,
  severity: kind === 'cut-off' ? 'warning' : 'error',
  expected,
  got,
  figure,
});
