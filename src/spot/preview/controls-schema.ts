import {z} from 'zod';
import {Pick as EditPick} from '../documents/edit.ts';
import {Duck, EditCue, EditSound} from '../documents/edit-sound.ts';
import {Fraction} from '../documents/field-types.ts';
import {LookChoice} from '../grade/look.ts';
import {Format} from '../variant/format.ts';
import type {AnyTemplate} from '../variant/template.ts';
import {DIALS, NONE, PLAIN} from './controls.ts';
import type {PreviewSpot, PreviewStage} from './preview-data.ts';
import {cueNames, type SettingsSource} from './spot-settings.ts';

/** Texts with a longer maximum get a text area. */
const ONE_LINE = 40;

/** The schema from which Studio builds the controls of a variant: the template's copy, and names to choose from. */
export function controlsSchema(
  template: AnyTemplate,
  spot: Pick<PreviewSpot, 'slots' | 'options'> & SettingsSource,
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
    look: z.object({name: names('looks', NONE), ...dials()}),
    music: names('beds', NONE),
    language: z.string(),
    shots: z.object(Object.fromEntries(slots.map((slot) => [slot, shot]))),
    ...settings(spot),
  });
}

/** Steps of controls. Where the least value of a field is a whole number, Studio takes only whole numbers without one. */
const [HUNDREDTH, TENTH] = [0.01, 0.1];

const STRENGTH = Fraction.multipleOf(HUNDREDTH);

/** The levels of the mix and the strength of the grade, with the ranges of `edit.yaml` and `grade.yaml`. */
function settings(spot: SettingsSource): Record<string, z.ZodType> {
  const each = (names: readonly string[], field: z.ZodType): z.ZodObject =>
    z.object(Object.fromEntries(names.map((name) => [name, field])));
  const {amount, attack, release, band} = Duck.shape;
  const duck = z.object({
    amount: amount.unwrap().multipleOf(TENTH),
    attack: attack.unwrap(),
    release: release.unwrap(),
    band: band.unwrap(),
  });
  return {
    sound: z.object({
      duck,
      room: EditSound.shape.room.unwrap().multipleOf(TENTH).optional(),
      clips: each(spot.shots, EditPick.shape.sound.unwrap().multipleOf(TENTH).optional()),
      cues: each(cueNames(spot), EditCue.shape.gain.unwrap().multipleOf(TENTH)),
    }),
    ...(spot.grade
      ? {grade: z.object({strength: STRENGTH, shots: each(spot.shots, STRENGTH.optional())})}
      : {}),
  };
}

/** Fields of a look, whose ranges become those of the controls. */
function dials(): Record<string, z.ZodType> {
  const shape = LookChoice.out.shape;
  return Object.fromEntries(
    DIALS.map((dial) => [dial, shape[dial].unwrap().multipleOf(HUNDREDTH).optional()]),
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
