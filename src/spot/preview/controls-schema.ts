import {z} from 'zod';
import {Pick as EditPick} from '../documents/edit.ts';
import {Duck, EditCue, EditSound, SonicLogo} from '../documents/edit-sound.ts';
import {Fraction} from '../documents/field-types.ts';
import {LookChoice} from '../grade/look.ts';
import {Format} from '../variant/format.ts';
import type {AnyTemplate} from '../variant/template.ts';
import {DIALS, NONE, PLAIN} from './controls.ts';
import type {PreviewSpot, PreviewStage} from './preview-data.ts';
import {cueNames, logoNames, type SettingsSource, settingsOf} from './spot-settings.ts';

/** Texts with a longer maximum get a text area. */
const ONE_LINE = 40;

/** The schema from which Studio builds the controls of a variant: the template's copy, and names to choose from. */
export function controlsSchema(
  template: AnyTemplate,
  spot: Pick<PreviewSpot, 'slots' | 'options'> & SettingsSource,
  /** The look of the variant. */
  look: Numbers,
  brands: PreviewStage['brands'],
  /** The description of a string that makes Studio show a text area. */
  textarea: string,
): z.ZodObject {
  const {slots, options} = spot;
  const names = (of: 'looks' | 'beds' | 'typography', nothing: string): z.ZodEnum =>
    z.enum([nothing, ...new Set(Object.values(brands).flatMap((brand) => brand[of]))]);
  const shot = z.enum([NONE, ...Object.keys(options)]);
  return z.object({
    copy: withAreas(template.copy, textarea),
    format: Format,
    seconds: z.number().min(1).max(180),
    brand: z.enum(Object.keys(brands)),
    typography: names('typography', PLAIN),
    look: z.object({name: names('looks', NONE), ...dials(look)}),
    music: names('beds', NONE),
    language: z.string(),
    shots: z.object(Object.fromEntries(slots.map((slot) => [slot, shot]))),
    ...settings(spot),
  });
}

type Numbers = {readonly [name: string]: unknown};

/** Steps of controls. Where the least value of a field is a whole number, Studio takes only whole numbers without one. */
const [TENTH, HUNDREDTH, ...FINER] = [0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001] as const;

/** A field with a step: `usual`, or a finer one if the document has a value between, which Studio would otherwise show as an error. */
function stepped(field: z.ZodNumber, usual: number, value: unknown): z.ZodNumber {
  if (value === undefined) return field.multipleOf(usual);
  const steps = [usual, HUNDREDTH, ...FINER].filter((step) => step <= usual);
  const step = steps.find((each) => z.number().multipleOf(each).safeParse(value).success);
  return step === undefined ? field : field.multipleOf(step);
}

/** The levels of the mix and the strength of the grade, with the ranges of `edit.yaml` and `grade.yaml`. */
function settings(spot: SettingsSource): Record<string, z.ZodType> {
  const {sound, grade} = settingsOf(spot);
  const each = (names: readonly string[], fieldOf: (name: string) => z.ZodType): z.ZodObject =>
    z.object(Object.fromEntries(names.map((name) => [name, fieldOf(name)])));
  const {amount, attack, release, band} = Duck.shape;
  const duck = z.object({
    amount: stepped(amount.unwrap(), TENTH, sound.duck.amount),
    attack: attack.unwrap(),
    release: release.unwrap(),
    band: band.unwrap(),
  });
  const clip = EditPick.shape.sound.unwrap();
  const cue = EditCue.shape.gain.unwrap();
  const logo = SonicLogo.shape.gain.unwrap();
  const logos = logoNames(spot).map(({name}) => name);
  return {
    sound: z.object({
      duck,
      room: stepped(EditSound.shape.room.unwrap(), TENTH, sound.room).optional(),
      clips: each(spot.shots, (shot) => stepped(clip, TENTH, sound.clips[shot]).optional()),
      cues: each(cueNames(spot), (name) => stepped(cue, TENTH, sound.cues[name])),
      sonicLogo: each(logos, (name) => stepped(logo, TENTH, sound.sonicLogo[name])),
    }),
    ...(grade
      ? {
          grade: z.object({
            strength: stepped(Fraction, HUNDREDTH, grade.strength),
            shots: each(spot.shots, (shot) => stepped(Fraction, HUNDREDTH, grade.shots[shot]).optional()),
          }),
        }
      : {}),
  };
}

/** Fields of a look, whose ranges become those of the controls. */
function dials(look: Numbers): Record<string, z.ZodType> {
  const shape = LookChoice.out.shape;
  return Object.fromEntries(
    DIALS.map((dial) => [dial, stepped(shape[dial].unwrap(), HUNDREDTH, look[dial]).optional()]),
  );
}

/** The same schema with text areas for long texts, which Studio recognises by their description. */
function withAreas(schema: z.ZodType, textarea: string): z.ZodType {
  if (schema instanceof z.ZodString)
    return (schema.maxLength ?? Number.POSITIVE_INFINITY) > ONE_LINE ? schema.describe(textarea) : schema;
  const {def} = schema as z.ZodObject;
  if (schema instanceof z.ZodObject) {
    const shape = Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [name, withAreas(field as z.ZodType, textarea)]),
    );
    return schema.clone({...def, shape} as never);
  }
  if (schema instanceof z.ZodArray)
    return schema.clone({...def, element: withAreas(schema.element as z.ZodType, textarea)} as never);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return (schema as z.ZodType).clone({
      ...def,
      innerType: withAreas(schema.def.innerType as z.ZodType, textarea),
    } as never);
  return schema;
}
