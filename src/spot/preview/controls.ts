import type {LookChoice} from '../grade/look.ts';
import {canonical} from '../keys/canonical-json.ts';
import type {Format} from '../variant/format.ts';
import type {ShotChoice, SpotProps} from '../variant/spot-props.ts';
import type {PreviewSpot} from './preview-data.ts';
import {type SettingsSeen, type SettingsSource, type SpotSettings, settingsOf} from './spot-settings.ts';

/** The option for no look, no music or no shot. Ids have no brackets, so it cannot be a name. */
export const NONE = '(none)';
/** The option for the brand's typography without one of its sets. */
export const PLAIN = '(brand)';

/** The numbers of a look that have a control. The others keep the values of the variant. */
export const DIALS = ['strength', 'exposure', 'contrast', 'saturation', 'temperature', 'tint'] as const;
type Dial = (typeof DIALS)[number];

/** The props that Studio's panel edits: names to choose from, texts and numbers. Settings that are left out stay as the documents have them. */
export type Controls = VariantControls &
  Partial<SpotSettings> & {
    /** The documents that `sound` and `grade` were read from: a newer one is not overwritten. It has no control. */
    seen?: SettingsSeen | undefined;
  };

/** The controls of one variant, without those of the spot. */
type VariantControls = {
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

/** The options for slots by name: the spot's shots, and other choices that variants use, with names in brackets. */
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

/** The controls of the variant itself, without those that are the same for the whole spot. */
export const variantControls = ({sound: _, grade: _g, seen: _s, ...own}: Controls): VariantControls => own;

/** The controls for the props of a variant. */
export function toControls(
  props: SpotProps,
  spot: Pick<PreviewSpot, 'options' | 'slots' | 'seen'> & SettingsSource,
) {
  const {options, slots, seen} = spot;
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
    ...settingsOf(spot),
    ...(seen ? {seen} : {}),
  } satisfies Controls;
}

/** The props for edited controls. Props without a control keep the values of `base`. */
export function fromControls(
  controls: Controls,
  base: SpotProps,
  {options}: Pick<PreviewSpot, 'options'>,
  /** Whether a slot exists under these controls. Choices for other slots are left out. */
  isSlot: (slot: string) => boolean,
): SpotProps {
  const {copy, brand, look, format, seconds, language, shots} = controls;
  const {lift, gamma, gain, grain, sharpness, vignette} = base.look;
  const {base: text, headings} = base.typography;
  const filled = Object.entries(shots).flatMap(([slot, name]): [string, ShotChoice][] => {
    const choice = options[name];
    return choice && isSlot(slot) ? [[slot, choice]] : [];
  });
  return {
    // A prop that has no control stays: the placements, the captions, and what a later version adds.
    ...base,
    brand,
    typography: {...given({base: text, headings}), ...given({set: named(controls.typography, PLAIN)})},
    look: {
      ...given({lift, gamma, gain, grain, sharpness, vignette}),
      ...given({...look, name: named(look.name, NONE)}),
    } as LookChoice,
    music: named(controls.music, NONE) ?? null,
    copy: given(copy),
    format,
    seconds,
    language,
    shots: Object.fromEntries(filled),
  };
}

const named = (name: string, nothing: string): string | undefined => (name === nothing ? undefined : name);

const given = <T extends object>(fields: T): {[Key in keyof T]: Exclude<T[Key], undefined>} =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
