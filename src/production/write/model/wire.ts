import {z} from 'zod';
import {AD_FIELDS, type AdField} from '../../../spot/ad/ad-fit.ts';
import {Framing, ShotKind} from '../../../spot/documents/shots.ts';
import {CameraMoveKind} from '../../../spot/timeline/camera-move.ts';

/*
 * What a model answers with. These schemas are for the wire alone: a strict schema needs every field, has null in place of a field that is left out, and knows no
 * defaults. Limits that a strict schema cannot say are checked when the answer is read.
 */

const line = z.string().min(1).max(400);
const lines = (most: number) => z.array(line).min(1).max(most);

/** Parts of angles, of those that are asked for. */
export const anglesWire = (angles: readonly string[]) =>
  z.strictObject({
    angles: z
      .array(
        z.strictObject({
          angle: z.enum(angles),
          hooks: lines(8),
          bodies: z.array(lines(6)).min(1).max(8),
          ctas: lines(4),
        }),
      )
      .min(1)
      .max(20),
  });

/** What is said and shown in the slots of a script. */
export const scriptWire = (slots: readonly string[]) =>
  z.strictObject({
    beats: z
      .array(z.strictObject({slot: z.enum(slots), says: z.string().max(600), shows: line}))
      .min(1)
      .max(40),
  });

/** The shots of a script. Whether one has to be filmed is not the model's decision. */
export const shotsWire = (slots: readonly string[]) =>
  z.strictObject({
    shots: z
      .array(
        z.strictObject({
          slot: z.enum(slots),
          kind: ShotKind,
          subject: line,
          action: line.nullable(),
          setting: line.nullable(),
          framing: Framing,
          move: CameraMoveKind,
        }),
      )
      .min(1)
      .max(40),
  });

/**
 * Texts beside the picture for each opening, of each field the best first. `misfit`: the limit that a text breaks, in words. An answer without one that fits
 * is not valid.
 */
export function adsWire(
  openings: readonly string[],
  misfit: (opening: string, field: AdField, text: string) => string | undefined,
) {
  const ad = z
    .strictObject({
      opening: z.enum(openings),
      ...{primaryText: lines(6), headline: lines(6), description: lines(6)},
    })
    .superRefine((value, context) => {
      for (const field of AD_FIELDS) {
        const misfits = value[field].map((text) => misfit(value.opening, field, text));
        if (misfits.includes(undefined)) continue;
        const shortest = value[field].toSorted((a, b) => a.length - b.length)[0] ?? '';
        context.addIssue({
          code: 'custom',
          path: [field],
          input: value[field],
          message: `expected a text with ${misfits[value[field].indexOf(shortest)]}; the shortest has ${shortest.length} characters`,
        });
      }
    });
  const isWhole = (ads: readonly {opening: string}[]): boolean =>
    openings.every((id) => ads.some(({opening}) => opening === id));
  return z.strictObject({
    ads: z
      .array(ad)
      .min(1)
      .max(40)
      .refine(isWhole, {error: `expected an item for each of the openings ${openings.join(', ')}`}),
  });
}

/** The translations of texts, each by its id. */
export function translationWire(ids: readonly string[]) {
  const isWhole = (texts: readonly {text: string}[]): boolean =>
    ids.every((id) => texts.some(({text}) => text === id));
  return z.strictObject({
    texts: z
      .array(z.strictObject({text: z.enum(ids), to: z.string().min(1).max(2000)}))
      .min(1)
      .max(1000)
      .refine(isWhole, {error: 'expected a translation of each text'}),
  });
}

/** Keywords that strict schemas of vendors do not have: what they say is checked when the answer is read. */
const UNKNOWN = ['$schema', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'format'];

/** A wire schema as vendors take it. */
export const wireJson = (schema: z.ZodType): string =>
  JSON.stringify(z.toJSONSchema(schema), (key, value: unknown) =>
    UNKNOWN.includes(key) ? undefined : value,
  );
