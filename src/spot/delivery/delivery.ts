import {z} from 'zod';
import {AdCopy} from '../ad/ad-copy.ts';
import {GateResult} from './gate.ts';
import {LicensedFile} from './licensed-file.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** How a delivered file came from its master. */
export const Derivation = z.strictObject({
  /**
   * `master`: the bytes of the master, and after them a box of metadata; the first `masterBytes` of the file have the hash of the master.
   * In a file with a C2PA manifest, which stands in front, `masterBytes` is 0: its packets of picture and sound are those of the master.
   * `sound`: the packets of its picture, with sound of another loudness or codec. `encode`: picture and sound were encoded again.
   */
  kind: z.enum(['master', 'sound', 'encode']),
  /** The hash of the master, which is what people approved. */
  master: Sha256,
  /** How many bytes of the file are the master; 0 where it was encoded. */
  masterBytes: z.int(),
  /** What the placement does not take of the master. */
  reasons: z.array(
    z.strictObject({figure: z.string(), expected: z.string(), got: z.string(), source: z.string()}),
  ),
  /** The options of ffmpeg, without paths; empty where nothing was encoded. */
  encode: z.array(z.string()),
  /** The version of ffmpeg that encoded it; null where nothing was encoded. */
  ffmpeg: z.string().nullable(),
});

export type Derivation = z.infer<typeof Derivation>;

/** One delivered file with what belongs to it. Paths are in the folder of the delivery, with forward slashes. */
export const Deliverable = z.strictObject({
  variant: z.string(),
  /** The name of the variant, as `variants.yaml` makes it. */
  name: z.string(),
  placement: z.string(),
  /** Variants of one idea in several formats and lengths have the same. */
  concept: z.string(),
  choices: z.record(z.string(), z.string()),
  /** The countries in which the variant runs beside the markets of the brief, where there are any. */
  countries: z.array(z.string()).optional(),
  file: z.string(),
  sha256: Sha256,
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  fps: z.number(),
  seconds: z.number(),
  derivation: Derivation,
  cover: z.strictObject({file: z.string(), sha256: Sha256, frame: z.int()}),
  /** Files with captions; empty where the variant has none. */
  captions: z.array(z.strictObject({file: z.string(), sha256: Sha256})),
  /** True if the file carries a signed C2PA manifest. */
  c2pa: z.boolean(),
  digitalSourceType: z.string(),
  ad: AdCopy.nullable(),
  /** The address with its parameters filled in; null where the ad has none. */
  destination: z.string().nullable(),
  /** The button in the platform's own words; null where it is not known. */
  callToAction: z.string().nullable(),
  /** The file of an earlier delivery that this one takes the place of; null where it is the first. */
  supersedes: z.strictObject({delivery: z.string(), file: z.string(), sha256: Sha256}).nullable(),
});
export type Deliverable = z.infer<typeof Deliverable>;

/** A sheet for the import of a platform, with the files that it names. */
export const BulkPack = z.strictObject({
  /** The id of the exporter. */
  exporter: z.string(),
  folder: z.string(),
  /** Names in that folder. */
  sheet: z.string(),
  videos: z.array(z.string()),
  /** The videos that were encoded from their masters for this import, because it takes only smaller ones. */
  encodes: z.array(
    z.strictObject({video: z.string(), sha256: Sha256, bytes: z.int(), derivation: Derivation}),
  ),
});
export type BulkPack = z.infer<typeof BulkPack>;

/** `delivery.json`: what is in a delivery. */
export const Delivery = z.strictObject({
  version: z.literal(1),
  /** Its name: the folder. */
  id: z.string(),
  spot: z.string(),
  brand: z.string(),
  /** The number of the review's last round; 0 where there was none. */
  round: z.int(),
  createdAt: z.iso.datetime(),
  /** The program and the programs that it used. */
  tools: z.record(z.string(), z.string()),
  deliverables: z.array(Deliverable),
  /** Sheets for imports; empty where none were asked for. */
  bulk: z.array(BulkPack),
  /** What was asked for: ids of variants and of placements, null for all of the spot; and variants that were left out because they are not approved. */
  asked: z.strictObject({
    variants: z.array(z.string()).nullable(),
    placements: z.array(z.string()).nullable(),
    leftOut: z.array(z.string()),
  }),
  /** Known limits of Tenspot that apply to this delivery: what a person still has to check. */
  warnings: z.array(z.string()),
  /** Every gate, in the order of variants and placements. */
  gates: z.array(GateResult),
  /** The files with rights in it, and their records on the day of the delivery. Left out in deliveries of older versions. */
  rights: z.array(LicensedFile).optional(),
});
export type Delivery = z.infer<typeof Delivery>;
