import {z} from 'zod';
import type {Cache} from '../../../../machine/files/cache.ts';
import {keyOf} from '../../../../machine/files/hash.ts';
import {readJson} from '../../../../machine/files/read-file.ts';
import type {MachineFonts} from '../../../../machine/fonts/machine-fonts.ts';
import {CopyReads} from '../../../../spot/fingerprint/fingerprint.ts';
import {mayKeepFrames, UncacheableReason} from '../../../../spot/fingerprint/uncacheable-reason.ts';
import {graphicsOnly} from '../../../../spot/timeline/resolved-spot.ts';
import type {Versions} from '../../master-key.ts';
import type {Fingerprintable, SpotFingerprints} from './fingerprint-spots.ts';

/** Raise when graphics are fingerprinted in another way, or fingerprints are stored in another form. */
const FINGERPRINT_VERSION = 7;

type CacheContext = {cache: Cache; versions: Versions; machineFonts: MachineFonts};

const StoredFingerprints = z.strictObject({
  /** For each frame the index of its state. */
  frames: z.array(z.int().min(0)),
  /** For each frame the index of what it read of the copy. */
  reads: z.array(z.int().min(0)),
  copyReads: z.array(CopyReads),
  states: z.array(
    z.strictObject({
      fingerprint: z.string(),
      uncacheable: UncacheableReason.nullable(),
      fallback: z.string().nullable(),
    }),
  ),
  machineFonts: z.string().nullable(),
});

const keyFor = ({spot, program}: Fingerprintable, {browser, remotion}: Versions): string =>
  keyOf({fingerprint: FINGERPRINT_VERSION, spot: graphicsOnly(spot), program, browser, remotion});

/** The fingerprints that an earlier run kept of the same spot, program and browser, and of the same fonts where they depend on them. */
export async function recallFingerprints(
  fingerprinted: Fingerprintable,
  {cache, versions, machineFonts: fontsOfMachine}: CacheContext,
): Promise<SpotFingerprints | undefined> {
  const file = await cache.recall(keyFor(fingerprinted, versions));
  const stored = StoredFingerprints.safeParse(file && (await readJson(file)));
  if (!stored.success) return undefined;
  const {frames, states, reads, copyReads, machineFonts} = stored.data;
  if (machineFonts !== null && machineFonts !== (await fontsOfMachine())) return undefined;
  const fallbacks = new Map<string, string>();
  const reasons = new Map<string, UncacheableReason>();
  for (const {fingerprint, uncacheable, fallback} of states) {
    if (uncacheable !== null) reasons.set(fingerprint, uncacheable);
    if (fallback !== null) fallbacks.set(fingerprint, fallback);
  }
  return {
    program: fingerprinted.program,
    frames: frames.map((state) => states[state]?.fingerprint ?? ''),
    copyReads: reads.map((index) => copyReads[index] ?? null),
    uncacheable: reasons,
    fallback: fallbacks,
    machineFonts,
  };
}

/**
 * Keeps fingerprints for later runs. Does nothing if the next run may get others: if the graphics depend on something
 * that is not part of the key, or could not be fingerprinted.
 */
export async function keepFingerprints(
  fingerprinted: Fingerprintable,
  {frames, copyReads, uncacheable, fallback, machineFonts}: SpotFingerprints,
  {cache, versions}: Omit<CacheContext, 'machineFonts'>,
): Promise<void> {
  for (const reason of uncacheable.values())
    if (reason.kind === 'no-fingerprint' || !mayKeepFrames(reason))
      return forgetFingerprints(fingerprinted, {cache, versions});
  const fingerprints = [...new Set([...frames, ...uncacheable.keys()])];
  const indices = new Map(fingerprints.map((fingerprint, index) => [fingerprint, index]));
  const distinctReads = new Map(copyReads.map((each) => [JSON.stringify(each), each]));
  const readNames = [...distinctReads.keys()];
  const stored: z.infer<typeof StoredFingerprints> = {
    frames: frames.flatMap((fingerprint) => indices.get(fingerprint) ?? []),
    reads: copyReads.map((each) => readNames.indexOf(JSON.stringify(each))),
    copyReads: [...distinctReads.values()],
    states: fingerprints.map((fingerprint) => ({
      fingerprint,
      uncacheable: uncacheable.get(fingerprint) ?? null,
      fallback: fallback.get(fingerprint) ?? null,
    })),
    machineFonts,
  };
  await cache.keepNote(keyFor(fingerprinted, versions), JSON.stringify(stored));
}

/** Removes the fingerprints that are kept of this spot. */
export const forgetFingerprints = (
  fingerprinted: Fingerprintable,
  {cache, versions}: Omit<CacheContext, 'machineFonts'>,
): Promise<void> => cache.forget(keyFor(fingerprinted, versions));

const distrustKey = (program: string, {browser, remotion}: Versions): string =>
  keyOf({distrusted: program, fingerprint: FINGERPRINT_VERSION, browser, remotion});

/** Keeps that fingerprints of this program cannot be inferred from what its graphics read. */
export const keepDistrust = (
  program: string,
  {cache, versions}: Omit<CacheContext, 'machineFonts'>,
): Promise<void> => cache.keepNote(distrustKey(program, versions), '{}');

/** Whether an earlier run kept that. */
export const isDistrusted = async (
  program: string,
  {cache, versions}: Omit<CacheContext, 'machineFonts'>,
): Promise<boolean> => (await cache.recall(distrustKey(program, versions))) !== undefined;
