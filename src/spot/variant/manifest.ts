import {z} from 'zod';
import {AdCopy} from '../ad/ad-copy.ts';
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

/** An engine that renders masters on this machine. `reference`: every frame in the browser; `set`: shared segments of the batch. */
export const EngineName = z.enum(['set', 'reference']);
export type EngineName = z.infer<typeof EngineName>;

/** What rendered the masters of a batch: an engine on this machine, or the farm on AWS Lambda. */
export const MasterEngine = z.enum([...EngineName.options, 'farm']);
export type MasterEngine = z.infer<typeof MasterEngine>;

/** How many segments of a master were rendered for it, and how many were reused. */
export const Segments = z.strictObject({total: z.int(), rendered: z.int(), reused: z.int()});
export type Segments = z.infer<typeof Segments>;

/** Hashes of what a master was made from: equal hashes, equal master. */
export const MasterInputs = z.strictObject({
  /** The timeline with takes, grades, brand and texts. */
  spot: z.string(),
  /** The mix. */
  mix: z.string(),
  /** The program of its template. */
  program: z.string(),
});
export type MasterInputs = z.infer<typeof MasterInputs>;
/** A file of captions beside a master. */
export const CaptionRecord = z.strictObject({
  /** Its name, in the folder of the manifest. */
  file: z.string(),
  /** The hash of the file. */
  sha256: z.string(),
});
export type CaptionRecord = z.infer<typeof CaptionRecord>;

/** A line of a voice in a master. */
export const SpeechRecord = z.strictObject({
  /** The slot during which it is said. */
  slot: z.string(),
  /** The id of the provider; null where nothing was spoken. */
  provider: z.string().nullable(),
  /** The id of the model; where nothing was spoken, of the model that the voice of the brand names. */
  model: z.string(),
  /** The hash of the recording; null where nothing was spoken. */
  sha256: z.string().nullable(),
  /** The key of the request; null where nothing was spoken. */
  request: z.string().nullable(),
  /** A scratch voice said it, so the variant cannot be delivered. */
  standsIn: z.literal(true).optional(),
});
export type SpeechRecord = z.infer<typeof SpeechRecord>;

/** One variant of a batch in the manifest. */
export const VariantRecord = z.strictObject({
  /** Its id. */
  id: z.string(),
  /** The name of its files at delivery. */
  name: z.string(),
  /** Whether its master is there. */
  status: VariantStatus,
  /** The master's file name, in the folder of the manifest; null if there is none. */
  file: z.string().nullable(),
  /** Hash of the master; null if there is none. */
  sha256: z.string().nullable(),
  /** Length of the master; null if there is none. */
  seconds: z.number().nullable(),
  /** Pixels. */
  width: z.int(),
  /** Pixels. */
  height: z.int(),
  /** Frames a second. */
  fps: z.number(),
  /** The value that it has on each axis. */
  choices: z.record(z.string(), z.string()),
  /** Its props, as they were rendered. */
  props: z.unknown(),
  /** What its master was made from. Left out where there is none, and by versions before 0.3. */
  inputs: MasterInputs.optional(),
  /** What goes out beside the picture: texts, button, address, cover. Left out where `variants.yaml` has no ad. */
  ad: AdCopy.optional(),
  /** The file of its cover, in the folder of the manifest; left out where there is none. */
  cover: z.string().optional(),
  /** The files of its captions, SRT and WebVTT; left out where it has none. */
  captions: z.array(CaptionRecord).optional(),
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
        /** The supplied clip or photo that it was made from, as the documents name it. Left out where there is none. */
        file: z.string().optional(),
        /** The take is a placeholder, so the variant cannot be delivered. */
        standsIn: z.literal(true).optional(),
      })
      .nullable(),
  ),
  /** The lines of its voice; left out where no voice of the brand speaks. */
  speech: z.array(SpeechRecord).optional(),
  /** How many segments its master has, and how many of them were rendered or reused. */
  segments: Segments,
  /** What a person should look at. */
  findings: z.array(Finding),
  /** Why it failed; null if it did not. */
  error: z.array(ProblemRecord).nullable(),
});
export type VariantRecord = z.infer<typeof VariantRecord>;

/** `manifest.json`: the results of a batch, the takes in them, and the versions of the tools. */
export const Manifest = z.strictObject({
  /** The id of the spot. */
  spot: z.string(),
  /** The id of its template. */
  template: z.string(),
  /** The id of its brand. */
  brand: z.string(),
  /** The engine of the last run. */
  engine: MasterEngine,
  /** Whether the masters are proofs of half the size. */
  proof: z.boolean(),
  /** When the run ended: ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** Versions of the programs that decide the pixels. */
  tools: z.record(z.string(), z.string()),
  /** Numbers of variants. `rendered` and `reused` are those that are done; `seconds` is the length of the run. */
  totals: z.strictObject({
    variants: z.int(),
    done: z.int(),
    failed: z.int(),
    skipped: z.int(),
    rendered: z.int(),
    reused: z.int(),
    seconds: z.number(),
  }),
  /** All variants of the spot, in the order of `variants.yaml`. */
  variants: z.array(VariantRecord),
});
export type Manifest = z.infer<typeof Manifest>;
