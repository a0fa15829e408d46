import {z} from 'zod';
import type {Generation, ModelCard, MusicCard, SpeechCard, WordsCard} from '../../providers/contract/card.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import {Id} from '../../spot/documents/field-types.ts';
import {TrackRightsFields} from '../../spot/documents/rights.ts';
import {ShotKind} from '../../spot/documents/shots.ts';
import {MediaType} from '../../spot/ledger/asset.ts';
import {CameraMoveKind} from '../../spot/timeline/camera-move.ts';

const day = z.iso.date({error: 'expected a day: 2026-11-22'});
const words = z.string().trim().min(1);
const dollars = z.number().min(0);
const pixels = z.int().positive().multipleOf(2, {error: 'expected an even number, as video needs it'});
const host = z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
  error: 'expected a host: cdn.example, or *.example for all under it',
});

const price = z.discriminatedUnion('per', [
  z.strictObject({
    per: z.literal('second'),
    usd: z.record(z.string().regex(/^[1-9]\d*$/), dollars).refine((rates) => Object.keys(rates).length > 0, {
      error: 'expected dollars by the pixels of the shorter side: {720: 0.1}',
    }),
    least: dollars.optional(),
    plus: dollars.optional(),
  }),
  z.strictObject({per: z.literal('kilotoken'), usd: dollars}),
  z.strictObject({per: z.literal('kilocharacter'), usd: dollars}),
  z.strictObject({per: z.literal('megatoken'), input: dollars, output: dollars}),
  z.strictObject({per: z.literal('minute'), usd: dollars, least: dollars.optional()}),
  z.strictObject({per: z.literal('take'), usd: dollars}),
]);

const terms = {price, hosts: z.array(host), keptHours: z.number().min(0).nullable()};

const facts = {
  id: Id,
  title: words,
  version: words,
  mediaType: MediaType,
  asOf: day,
  source: words,
  retiredAt: day.nullable(),
};

const part = z.enum(['opening', 'framing', 'subject', 'action', 'setting', 'camera', 'unmarked']);
const sentences = z.array(z.array(part).min(1)).min(1);

const style = z.strictObject({
  sentences: sentences.refine((all) => all.flat().some((each) => each === 'opening' || each === 'subject'), {
    error: 'expected the subject among the parts: `opening` or `subject`',
  }),
  fromPicture: sentences.optional(),
  prose: z.boolean(),
  moves: z.partialRecord(CameraMoveKind, words),
  framings: z.record(z.string(), words).optional(),
  words: z.int().positive(),
  unmarked: z.union([z.strictObject({negative: words}), z.strictObject({sentence: words})]),
  source: words,
});

const generation = z.strictObject({
  routes: z.strictObject({words: words.optional(), photo: words.optional(), clip: words.optional()}),
  seconds: z.union([
    z.literal('as-asked'),
    z
      .array(z.number().positive())
      .min(1)
      .refine((all) => all.every((each, index) => index === 0 || each > (all[index - 1] ?? 0)), {
        error: 'expected lengths that ascend',
      }),
  ]),
  shapes: z
    .array(
      z
        .strictObject({
          ratio: z.string().regex(/^\d+:\d+$/, {error: 'expected a ratio: 9:16'}),
          width: pixels,
          height: pixels,
          from: z.literal('photo').optional(),
        })
        .refine(hasItsRatio, {error: 'expected a width and a height in the ratio that is named'}),
    )
    .min(1),
  fps: z.number().positive().nullable(),
  audio: z.enum(['never', 'optional', 'always']),
  seed: z.int().min(0).nullable(),
  prompt: z.int().positive(),
  negativePrompt: z.int().positive().nullable(),
  style: style.optional(),
  ...terms,
});

function hasItsRatio({ratio, width, height}: {ratio: string; width: number; height: number}): boolean {
  const [across = 0, down = 1] = ratio.split(':').map(Number);
  return Math.abs(Math.log(width / height / (across / down))) < 0.03;
}

/** The card of a model that generates, as it may come out of code that no compiler saw. */
const GeneratingCard = z
  .strictObject({
    ...facts,
    makes: z.array(z.enum(['clip', 'still'])).min(1),
    inputs: z.strictObject({
      photo: z.enum(['needed', 'optional', 'no']),
      clip: z.enum(['needed', 'no']),
      prompt: z.enum(['needed', 'no']),
      last: z.literal('optional').optional(),
      references: z.int().min(0).optional(),
    }),
    strengths: z.partialRecord(ShotKind, z.number().min(0).max(1)),
    generation,
  })
  .superRefine(({inputs, generation: {routes}}, context) => {
    const open: Record<keyof typeof routes, boolean> = {
      words: inputs.photo !== 'needed' && inputs.clip === 'no',
      photo: inputs.photo !== 'no',
      clip: inputs.clip === 'needed',
    };
    for (const way of Object.keys(open) as (keyof typeof open)[])
      if (open[way] !== (routes[way] !== undefined))
        context.addIssue({
          code: 'custom',
          path: ['generation', 'routes', way],
          message: open[way]
            ? `expected what the vendor calls it for ${way}: by its inputs it starts from ${way}`
            : `expected nothing: by its inputs it does not start from ${way}`,
        });
  }) satisfies z.ZodType<Omit<ModelCard, 'generation'> & {generation: Generation}>;

const SpeechCardFields = z.strictObject({
  ...facts,
  makes: z.array(z.literal('speech')).min(1),
  route: words,
  voices: z.array(words).min(1).nullable(),
  languages: z.array(words).min(1),
  characters: z.int().positive(),
  speed: z.tuple([z.number().positive(), z.number().positive()]).nullable(),
  style: z.boolean(),
  timings: z.boolean(),
  ...terms,
}) satisfies z.ZodType<SpeechCard>;

const MusicCardFields = z.strictObject({
  ...facts,
  makes: z.array(z.literal('music')).min(1),
  route: words,
  characters: z.int().positive(),
  seconds: z.tuple([z.number().positive(), z.number().positive()]),
  instrumental: z.boolean(),
  rights: TrackRightsFields,
  ...terms,
}) satisfies z.ZodType<MusicCard>;

const WordsCardFields = z
  .strictObject({
    ...facts,
    makes: z.array(z.enum(['words', 'advice'])).min(1),
    route: words,
    inputTokens: z.int().positive(),
    outputTokens: z.int().positive(),
    pictures: z.strictObject({most: z.int().min(10), tokens: z.int().positive()}).optional(),
    ...terms,
  })
  .refine(({makes, pictures}) => !makes.includes('advice') || pictures, {
    path: ['pictures'],
    error: 'expected the pictures that a model of advice takes: {most: 16, tokens: 1500}',
  }) satisfies z.ZodType<WordsCard>;

/** The schema of the cards of a provider, by what its first model makes. Default: that of clips and stills. */
export function cardSchemaFor(provider: unknown) {
  const makes: unknown = (provider as Partial<AnyProvider> | null)?.models?.[0]?.makes;
  const made: unknown = Array.isArray(makes) ? makes[0] : undefined;
  if (made === 'speech') return SpeechCardFields;
  if (made === 'music') return MusicCardFields;
  return made === 'words' || made === 'advice' ? WordsCardFields : GeneratingCard;
}
