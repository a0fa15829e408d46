import type {LookChoice} from '../grade/look.ts';
import {canonical} from '../keys/canonical-json.ts';
import type {Format} from '../variant/format.ts';
import type {ShotChoice, SpotProps} from '../variant/props.ts';
import type {PreviewSpot} from './preview-data.ts';

/** No look, no music, no shot. Ids have no brackets, so it is the name of nothing. */
export const NONE = '(none)';
/** The brand's own typography, without one of its sets. */
export const PLAIN = '(brand)';

/** Numbers of a look that have a control; the others keep the variant's own values. */
export const DIALS = ['strength', 'exposure', 'contrast', 'saturation', 'temperature', 'tint'] as const;
type Dial = (typeof DIALS)[number];

/** Props as the Studio's panel edits them: names where it can choose, numbers where it can turn. */
export type Controls = {
  copy: Record<string, unknown>;
  brand: string;
  typography: string;
  look: {name: string} & {[Key in Dial]?: number | undefined};
  music: string;
  format: Format;
  seconds: number;
  language: string;
  shots: Record<string, string>;
};

/** What may fill slots: the spot's shots by id, and whatever else variants name for themselves. */
export function controlOptions(
  shots: readonly string[],
  used: readonly ShotChoice[],
): PreviewSpot['options'] {
  const options: PreviewSpot['options'] = Object.fromEntries(shots.map((shot) => [shot, {shot}]));
  const known = new Map(Object.values(options).map((choice) => [canonical(choice), true]));
  for (const choice of used) {
    if (known.has(canonical(choice))) continue;
    known.set(canonical(choice), true);
    const take = choice.take === undefined ? '' : `, take ${choice.take}`;
    const name = choice.file ?? `${choice.shot}${take}`;
    let free = `(${name})`;
    for (let turn = 2; Object.hasOwn(options, free); turn++) free = `(${name}, ${turn})`;
    options[free] = choice;
  }
  return options;
}

export function toControls(props: SpotProps, {options, slots}: Pick<PreviewSpot, 'options' | 'slots'>) {
  const {copy, brand, typography, look, music, format, seconds, language, shots} = props;
  const nameOf = (choice: ShotChoice | undefined): string =>
    Object.entries(options).find(([, option]) => canonical(option) === canonical(choice))?.[0] ?? NONE;
  const dials = Object.fromEntries(
    DIALS.filter((dial) => look[dial] !== undefined).map((dial) => [dial, look[dial]]),
  );
  return {
    copy,
    brand,
    typography: typography.set ?? PLAIN,
    look: {name: look.name ?? NONE, ...dials},
    music: music ?? NONE,
    format,
    seconds,
    language,
    shots: Object.fromEntries(slots.map((slot) => [slot, nameOf(shots[slot])])),
  } satisfies Controls;
}

/** Controls over the variant that they started from: what no control shows stays as it is there. */
export function fromControls(
  controls: Controls,
  base: SpotProps,
  {options}: Pick<PreviewSpot, 'options'>,
  /** Slots that there are under these controls: what fills another is left out. */
  isSlot: (slot: string) => boolean,
): SpotProps {
  const {copy, brand, look, format, seconds, language, shots} = controls;
  const {lift, gamma, gain} = base.look;
  const {base: text, headings} = base.typography;
  const filled = Object.entries(shots).flatMap(([slot, name]): [string, ShotChoice][] => {
    const choice = options[name];
    return choice && isSlot(slot) ? [[slot, choice]] : [];
  });
  return {
    template: base.template,
    brand,
    typography: {...given({base: text, headings}), ...given({set: named(controls.typography, PLAIN)})},
    look: {
      ...given({lift, gamma, gain}),
      ...given({...look, name: named(look.name, NONE)}),
    } as LookChoice,
    music: named(controls.music, NONE) ?? null,
    copy: given(copy),
    format,
    seconds,
    fps: base.fps,
    language,
    shots: Object.fromEntries(filled),
  };
}

const named = (name: string, nothing: string): string | undefined => (name === nothing ? undefined : name);

const given = <T extends object>(fields: T): {[Key in keyof T]: Exclude<T[Key], undefined>} =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
