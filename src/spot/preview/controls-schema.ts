import {z} from 'zod';
import {LookChoice} from '../grade/look.ts';
import {Format} from '../variant/format.ts';
import type {AnyTemplate} from '../variant/template.ts';
import {DIALS, NONE, PLAIN} from './controls.ts';
import type {PreviewSpot, PreviewStage} from './preview-data.ts';

/** Text that may be longer than this gets a field of several lines. */
const ONE_LINE = 40;

/** The schema that a variant's controls are made of: the template's own words, and names to choose from. */
export function controlsSchema(
  template: AnyTemplate,
  {slots, options}: Pick<PreviewSpot, 'slots' | 'options'>,
  brands: PreviewStage['brands'],
  /** The description by which the Studio knows a text area. */
  textarea: string,
): z.ZodObject {
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
  });
}

/** The look's own fields: their ranges are those of the controls. */
function dials(): Record<string, z.ZodType> {
  const shape = LookChoice.out.shape;
  return Object.fromEntries(DIALS.map((dial) => [dial, shape[dial]]));
}

/** The same schema with text areas for long text. A mark is a description, and a title says the same as one. */
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
