import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import type {Brand} from '../project/load-brand.ts';

type Edit = (props: SpotProps) => SpotProps;

/** The variants of a batch after one edit of all of them: same ids, other props. */
export const edited = (variants: readonly Variant[], edit: Edit): Variant[] =>
  variants.map((variant) => editedVariant(variant, edit));

/** A variant after an edit: the same id, other props. */
export const editedVariant = (variant: Variant, edit: Edit): Variant => ({
  ...variant,
  props: edit(variant.props),
});

/** A text with another last letter: it takes as many lines and has other pixels. */
const respell = (text: string, letter: string): string => text.replace(/\p{L}(?=\P{L}*$)/u, letter);

/** Whether a value is a line of copy, and not the name of a choice. */
const isLine = (value: unknown): value is string => typeof value === 'string' && /\p{L}\s\p{L}/u.test(value);

/** The longest line that all variants show. */
export function sharedLine(variants: readonly Variant[]): string | undefined {
  const [first, ...others] = variants;
  return Object.entries(first?.props.copy ?? {})
    .filter(([, value]) => isLine(value))
    .filter(([field, value]) => others.every(({props}) => props.copy[field] === value))
    .sort(([, a], [, b]) => String(b).length - String(a).length)[0]?.[0];
}

/** The line that has the fewest values among the variants, and more than one. If no line varies: one that all variants share. */
export function leastVaried(variants: readonly Variant[]): string | undefined {
  const [first] = variants;
  const values = Object.entries(first?.props.copy ?? {})
    .filter(([, value]) => isLine(value))
    .map(([field]) => ({field, count: new Set(variants.map(({props}) => props.copy[field])).size}));
  const varied = values.filter(({count}) => count > 1).sort((a, b) => a.count - b.count);
  return varied[0]?.field ?? sharedLine(variants);
}

/** Copies of a line that differ in their last letters. At most 17,576. */
export function respelled(line: string, count: number): string[] {
  const letters = (at: number): string =>
    [676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(at / place) % 26))).join('');
  return Array.from({length: count}, (_, at) => line.replace(/\p{L}{0,3}(?=\P{L}*$)/u, letters(at)));
}

/** Copies of each variant that differ in the last letters of this line. */
export const multiplied = (variants: readonly Variant[], field: string, times: number): Variant[] =>
  variants.flatMap((variant) =>
    respelled(String(variant.props.copy[field]), times).map((line, at) => ({
      ...editedVariant(variant, (props) => ({...props, copy: {...props.copy, [field]: line}})),
      id: `${variant.id}-${at}`,
      name: `${variant.name}-${at}`,
    })),
  );

/** The line with another last letter. */
export const withLine =
  (field: string): Edit =>
  (props) => {
    const line = String(props.copy[field]);
    const [changed = line] = ['x', 'z']
      .map((letter) => respell(line, letter))
      .filter((each) => each !== line);
    return {...props, copy: {...props.copy, [field]: changed}};
  };

/** A little more light than the look has. */
export const withLook =
  (stops: number): Edit =>
  (props) => ({...props, look: {...props.look, exposure: (props.look.exposure ?? 0) + stops}});

/** Another bed of the brand; where it has only one, none. */
export const withMusic =
  ({file}: Brand): Edit =>
  (props) => {
    const beds = Object.keys(file.defaults.tenspot.music.beds);
    return {...props, music: beds.find((bed) => bed !== props.music) ?? null};
  };

/** Slots in which all variants show the same shot. */
export const sharedSlots = (variants: readonly Variant[]): string[] => {
  const [first, ...others] = variants;
  return Object.entries(first?.props.shots ?? {})
    .filter(([slot, choice]) => others.every(({props}) => props.shots[slot]?.shot === choice.shot))
    .map(([slot]) => slot);
};

export const withShot =
  (slot: string, shot: string): Edit =>
  (props) => ({...props, shots: {...props.shots, [slot]: {...props.shots[slot], shot}}});

/** Nothing in common with the other variants: a clip, words and a look of its own. */
export const ownEverything =
  (number: number, shot: string): Edit =>
  (props) => ({
    ...withLook(0.02 * (number + 1))(props),
    copy: Object.fromEntries(
      Object.entries(props.copy).map(([field, value]) => [
        field,
        isLine(value) ? respell(value, 'abcdefghijklmnopqrstuvwxyz'[number % 26] as string) : value,
      ]),
    ),
    shots: Object.fromEntries(Object.entries(props.shots).map(([slot, choice]) => [slot, {...choice, shot}])),
  });
