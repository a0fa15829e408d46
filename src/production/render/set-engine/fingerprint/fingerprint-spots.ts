import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import type {BrowserSession} from '../../../../machine/browser/session.ts';
import {makeFolder} from '../../../../machine/files/folders.ts';
import {sha256} from '../../../../machine/files/hash.ts';
import type {Store} from '../../../../machine/files/store.ts';
import {remove} from '../../../../machine/files/write-file.ts';
import type {MachineFonts} from '../../../../machine/fonts/machine-fonts.ts';
import {type CopyReads, FingerprintReport} from '../../../../spot/fingerprint/fingerprint.ts';
import {
  decidingReason,
  type UncacheableReason,
  uncacheable,
} from '../../../../spot/fingerprint/uncacheable-reason.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import {type FallbackFont, fallbackFont} from './fallback-font.ts';

/** The fingerprints of a spot's graphics. */
export type SpotFingerprints = {
  /** The fingerprint of each frame; empty where the graphics could not be fingerprinted, and for a frame that was not asked for. */
  frames: string[];
  /** What each frame read of the copy; null for a frame that was not asked for. */
  copyReads: CopyReads[];
  /** The fingerprints whose frames are uncacheable, each with the reason. */
  uncacheable: Map<string, UncacheableReason>;
  /** The fingerprints of states with a character that the brand's fonts do not have, each with that character. */
  fallback: Map<string, string>;
  /** The hash of this machine's fonts; null where no state depends on them, or they are not known. */
  machineFonts: string | null;
  /** The hash of the program that draws the graphics. */
  program: string;
};

export type FingerprintContext = {
  store: Store;
  machineFonts: MachineFonts;
  browser: () => Promise<BrowserSession>;
  signal?: AbortSignal | undefined;
};

/** A spot whose graphics are fingerprinted. */
export type Fingerprintable = {spot: ResolvedSpot; program: string};

/** Frames of a spot that are fingerprinted, in order. */
type Asked = Fingerprintable & {frames: readonly number[]};

/** The fingerprint of a graphics state: the hash of its DOM, of the style sheets of the page, and of the frame's size. */
export const fingerprintOf = (
  {dom, styleSheets}: {dom: string; styleSheets: string},
  {width, height}: ResolvedSpot,
): string => sha256(`${width} ${height} ${sha256(styleSheets)}\n${dom}`);

/** The fingerprint of a state whose pixels also depend on the fonts of this machine. */
const inMachineFonts = (fingerprint: string, fonts: string): string => `${fingerprint}.${fonts}`;

/** A fingerprint without the fonts of this machine: what `fingerprintOf` gives. */
export const withoutMachineFonts = (fingerprint: string): string => fingerprint.split('.')[0] ?? '';

/**
 * Lets the browser fingerprint these frames of these spots, in one job for each template, size and frame rate. All frames of a
 * spot that cannot be fingerprinted are uncacheable; the other spots are not affected. `onProgress` gets the part that
 * is done, from 0 to 1.
 */
export async function fingerprintSpots(
  all: readonly Asked[],
  context: FingerprintContext,
  onProgress: (part: number) => void,
): Promise<SpotFingerprints[]> {
  const results = new Map<Asked, SpotFingerprints>();
  const fallback = fallbackFont(context.store);
  if (all.length > 0) onProgress(0);
  for (const group of Map.groupBy(all, jobName).values()) {
    const done = results.size;
    const reports = await reportEach(group, context, (count) => onProgress((done + count) / all.length));
    for (const [at, one] of group.entries())
      results.set(one, {
        program: one.program,
        ...(await toFingerprints(one.spot, reports[at], fallback, context)),
      });
  }
  return all.flatMap((one) => results.get(one) ?? []);
}

/** A job of the browser has one size and one frame rate. A page never gets code or style sheets of a second template. */
export const jobName = ({spot: {template, width, height, fps}}: {spot: ResolvedSpot}): string =>
  `${template} ${width} ${height} ${fps}`;

/** The browser's report of a spot, or the reason why there is none. */
type ReportOrReason = FingerprintReport | UncacheableReason;

/** Reports of all spots in one job. If the job fails, each spot gets a job of its own. */
async function reportEach(
  spots: readonly Asked[],
  context: FingerprintContext,
  onSpots: (done: number) => void,
): Promise<ReportOrReason[]> {
  try {
    return await reportTogether(spots, context, onSpots);
  } catch (error) {
    if (context.signal?.aborted) throw error;
    if (spots.length === 1)
      return [uncacheable('no-fingerprint', error instanceof Error ? error.message : String(error))];
    const reports: ReportOrReason[] = [];
    for (const spot of spots) reports.push(...(await reportEach([spot], context, () => undefined)));
    return reports;
  }
}

async function reportTogether(
  spots: readonly Asked[],
  {store, browser, signal}: FingerprintContext,
  onSpots: (done: number) => void,
): Promise<FingerprintReport[]> {
  const [first] = spots;
  if (!first) return [];
  const {width, height, fps} = first.spot;
  // Some components draw nothing when no pictures are taken. Nothing reads these pictures, so JPEG will do.
  const folder = await makeFolder(join(store.scratch, `fingerprint-${randomUUID()}`));
  try {
    const session = await browser();
    const emitted = await session.read(
      {
        kind: 'frames',
        composition: 'fingerprint',
        props: {spots: spots.map(({spot, frames}) => ({spot: graphicsOnly(spot), frames: [...frames]}))},
        width,
        height,
        fps,
        length: Math.max(spots.length, ...spots.map(({spot}) => spot.frames)),
        frames: spots.map((_, index) => index),
        pictures: {folder, format: 'jpeg', scale: 1},
      },
      onSpots,
      signal,
    );
    return spots.map((_, index) => {
      const text = emitted.find(({frame}) => frame === index)?.text;
      if (text === undefined) throw new Error(`the browser reported no fingerprints of spot ${index}`);
      return FingerprintReport.parse(JSON.parse(text));
    });
  } finally {
    await remove(folder);
  }
}

async function toFingerprints(
  spot: ResolvedSpot,
  report: ReportOrReason | undefined,
  fallbackOf: FallbackFont,
  {machineFonts}: FingerprintContext,
): Promise<Omit<SpotFingerprints, 'program'>> {
  const reasons = new Map<string, UncacheableReason>();
  if (report === undefined || 'kind' in report) {
    reasons.set('', report ?? uncacheable('no-fingerprint', 'no report'));
    return {
      frames: Array<string>(spot.frames).fill(''),
      copyReads: Array<CopyReads>(spot.frames).fill(null),
      uncacheable: reasons,
      fallback: new Map(),
      machineFonts: null,
    };
  }
  const fingerprints: string[] = [];
  const fallback = new Map<string, string>();
  let fonts: string | null = null;
  for (const {dom, uncacheable: reported, fontText} of report.states) {
    const own = fingerprintOf({dom, styleSheets: report.styleSheets}, spot);
    const character = await fallbackOf(spot, fontText);
    if (character !== null) fonts = await machineFonts();
    const isKnown = character === null || fonts !== null;
    const fingerprint = character !== null && fonts !== null ? inMachineFonts(own, fonts) : own;
    fingerprints.push(fingerprint);
    if (character !== null) fallback.set(fingerprint, character);
    const reason = decidingReason([reported, isKnown ? null : uncacheable('fallback-font', character)]);
    if (reason !== null) reasons.set(fingerprint, reason);
  }
  const frames = report.frames.map((state) => fingerprints[state] ?? '');
  return {frames, copyReads: report.copyReads, uncacheable: reasons, fallback, machineFonts: fonts};
}
