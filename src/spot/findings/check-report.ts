import {z} from 'zod';
import {CheckAdvice, VariantAdvice} from './advice.ts';
import {Distinctness} from './distinctness.ts';
import {Finding} from './finding.ts';

/** A limit that a brand changed. `by` and `why`: who loosened it, and the reason; null where it was tightened. */
export const ChangedLimit = z.strictObject({
  /** The id of the brand. */
  brand: z.string(),
  rule: z.string(),
  limit: z.string(),
  unit: z.string(),
  from: z.number(),
  to: z.number(),
  by: z.string().nullable(),
  why: z.string().nullable(),
});
export type ChangedLimit = z.infer<typeof ChangedLimit>;

/** A rule as it was applied, with its limits and their sources. */
const AppliedRule = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  severity: Finding.shape.severity,
  limits: z.record(z.string(), z.strictObject({value: z.number(), unit: z.string(), source: z.string()})),
});

/** `check.json`: what was checked in a batch, by which rules, and what was found. */
export const CheckReport = z.strictObject({
  /** The id of the spot. */
  spot: z.string(),
  /** Whether its proofs were checked instead of its masters. */
  proof: z.boolean(),
  /** True if only what is there before a render was checked: takes, graphics and words. Left out of checks of masters. */
  beforeRender: z.literal(true).optional(),
  /** When the check ended. */
  createdAt: z.iso.datetime(),
  /** True if no finding is an error. */
  pass: z.boolean(),
  /** The rules that were applied. */
  rules: z.array(AppliedRule),
  /** Limits that the brand changed. */
  changed: z.array(ChangedLimit),
  /** What was found in each variant. */
  variants: z.array(
    z.strictObject({
      id: z.string(),
      /** The hash of the master that was checked; null where there is none, and before a render. */
      sha256: z.string().nullable(),
      /** A hash of what the documents said that it was judged by. Left out by versions before 0.3. */
      documents: z.string().optional(),
      /** A hash of the ad whose texts were checked. Left out by versions before 0.3. */
      ad: z.string().optional(),
      pass: z.boolean(),
      findings: z.array(Finding),
      /** What a model says about it. It is not a finding, and `pass` does not depend on it. Left out if none was asked. */
      advice: VariantAdvice.optional(),
    }),
  ),
  /** The model that was asked for advice, and its questions. Left out if none was asked. */
  advice: CheckAdvice.optional(),
  /** How distinct the variants are: look-alikes count as one concept. It is a report, and no gate. */
  distinctness: Distinctness,
  /** Counts over all variants. */
  totals: z.strictObject({
    variants: z.int(),
    passed: z.int(),
    errors: z.int(),
    warnings: z.int(),
    /** Frames that were decoded for this check. Frames that variants share are decoded once. */
    decoded: z.int(),
    seconds: z.number(),
    /** Seconds from the start of the check until each part of it had ended: the parts run at the same time. Left out by versions before 0.3. */
    ended: z.record(z.string(), z.number()).optional(),
  }),
});
export type CheckReport = z.infer<typeof CheckReport>;
