import {z} from 'zod';
import {Finding} from '../findings/finding.ts';

const ProblemRecord = z.object({
  code: z.string(),
  what: z.string(),
  expected: z.string().optional(),
  got: z.string().optional(),
  fix: z.string().optional(),
});

export const VariantStatus = z.enum(['done', 'failed', 'skipped']);

/** Who made the masters: the browser, one by one, or the batch as a set. */
export const EngineName = z.enum(['set', 'reference']);
export type EngineName = z.infer<typeof EngineName>;

/** The pieces of a master: made when it was made, or there before it. */
export const Segments = z.strictObject({total: z.int(), rendered: z.int(), reused: z.int()});
export type Segments = z.infer<typeof Segments>;

/** One variant of a batch, as the manifest has it. */
export const VariantRecord = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: VariantStatus,
  /** Beside the manifest; null when there is none. */
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  seconds: z.number().nullable(),
  width: z.int(),
  height: z.int(),
  fps: z.number(),
  choices: z.record(z.string(), z.string()),
  props: z.unknown(),
  /** Slot to what fills it. */
  takes: z.record(
    z.string(),
    z
      .strictObject({
        shot: z.string(),
        take: z.number(),
        provider: z.string(),
        model: z.string(),
        sha256: z.string(),
        rights: z.string().nullable(),
        /** It only shows what is to be shot: such a variant is not delivered. */
        standsIn: z.literal(true).optional(),
      })
      .nullable(),
  ),
  segments: Segments,
  findings: z.array(Finding),
  error: z.array(ProblemRecord).nullable(),
});
export type VariantRecord = z.infer<typeof VariantRecord>;

/** `manifest.json`: what a batch made, of what, and with what. */
export const Manifest = z.strictObject({
  spot: z.string(),
  template: z.string(),
  brand: z.string(),
  engine: EngineName,
  proof: z.boolean(),
  createdAt: z.iso.datetime(),
  tools: z.record(z.string(), z.string()),
  totals: z.strictObject({
    variants: z.int(),
    done: z.int(),
    failed: z.int(),
    skipped: z.int(),
    rendered: z.int(),
    reused: z.int(),
    seconds: z.number(),
  }),
  variants: z.array(VariantRecord),
});
export type Manifest = z.infer<typeof Manifest>;
