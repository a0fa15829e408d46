import {z} from 'zod';
import {Finding} from '../findings/finding.ts';

const ProblemRecord = z.object({
  code: z.string(),
  what: z.string(),
  expected: z.string().optional(),
  got: z.string().optional(),
  fix: z.string().optional(),
});

/** `skipped`: the batch ended before it was rendered. */
export const VariantStatus = z.enum(['done', 'failed', 'skipped']);

/** The engine that rendered the masters. `reference`: every frame in the browser; `set`: shared segments of the batch. */
export const EngineName = z.enum(['set', 'reference']);
export type EngineName = z.infer<typeof EngineName>;

/** How many segments of a master were rendered for it, and how many were reused. */
export const Segments = z.strictObject({total: z.int(), rendered: z.int(), reused: z.int()});
export type Segments = z.infer<typeof Segments>;

/** One variant of a batch in the manifest. */
export const VariantRecord = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: VariantStatus,
  /** The master's file name, in the folder of the manifest; null if there is none. */
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  seconds: z.number().nullable(),
  width: z.int(),
  height: z.int(),
  fps: z.number(),
  choices: z.record(z.string(), z.string()),
  props: z.unknown(),
  /** The take in each slot; null for an unshot slot. */
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
        /** The take is a placeholder, so the variant cannot be delivered. */
        standsIn: z.literal(true).optional(),
      })
      .nullable(),
  ),
  segments: Segments,
  findings: z.array(Finding),
  error: z.array(ProblemRecord).nullable(),
});
export type VariantRecord = z.infer<typeof VariantRecord>;

/** `manifest.json`: the results of a batch, the takes in them, and the versions of the tools. */
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
