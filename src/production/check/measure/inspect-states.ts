import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import type {BrowserSession} from '../../../machine/browser/session.ts';
import type {Cache} from '../../../machine/files/cache.ts';
import {keyOf} from '../../../machine/files/hash.ts';
import {readJson} from '../../../machine/files/read-file.ts';
import type {Store} from '../../../machine/files/store.ts';
import {writeParts} from '../../../machine/files/write-file.ts';
import {InspectedFrame, Inspection} from '../../../spot/findings/inspection.ts';
import type {GraphicsRun} from '../../../spot/findings/shown-elements.ts';
import {mayKeepFrames} from '../../../spot/fingerprint/uncacheable-reason.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {Versions} from '../../render/master-key.ts';
import type {FingerprintedVariant} from '../../render/set-engine/plan-set.ts';

/** Raised when graphics are inspected in another way: kept inspections of other versions are not used. */
export const INSPECTION_VERSION = 7;

/** Frames that the browser lays out at once. */
const TOGETHER = 40;

/** A frame to inspect, and the graphics state that it shows. */
type Wanted = {state: string; key: string; spot: ResolvedSpot; frame: number};

type Inspecting = {
  cache: Cache;
  store: Store;
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  signal?: AbortSignal | undefined;
};

/**
 * The graphics of these variants as runs of frames with the same fingerprint, each inspected in the browser. A state that several
 * frames or variants show, or that was inspected before, is inspected once.
 */
export async function inspectVariants(
  variants: readonly FingerprintedVariant[],
  context: Inspecting,
): Promise<GraphicsRun[][]> {
  const {cache, versions} = context;
  const {browser, remotion} = versions;
  const found = new Map<string, InspectedFrame>();
  const missing = new Map<string, Wanted>();
  const states = variants.map(statesOf);
  for (const [variant, own] of states.entries()) {
    const {spot, fingerprints} = variants[variant] as FingerprintedVariant;
    for (const [frame, state] of own.entries()) {
      if (found.has(state) || missing.has(state)) continue;
      const key = keyOf({
        inspection: INSPECTION_VERSION,
        state,
        program: fingerprints.program,
        browser,
        remotion,
      });
      const file = await cache.recall(key);
      const kept = InspectedFrame.safeParse(file && (await readJson(file)));
      if (kept.success) found.set(state, kept.data);
      else missing.set(state, {state, key, spot, frame});
    }
  }
  for (const group of Map.groupBy(missing.values(), jobName).values())
    for (const {wanted, inspected} of await inspectTogether(group, context)) {
      found.set(wanted.state, inspected);
      await keep(wanted.key, inspected, context);
    }
  return states.map((own) => runsOfStates(own, found));
}

/**
 * The state of each frame: its fingerprint. A frame that its fingerprint does not determine is a state of its own, which the next check
 * finds again only if all that it depends on is known.
 */
function statesOf({spot, fingerprints: {frames, program, uncacheable}}: FingerprintedVariant): string[] {
  const own = keyOf({spot: graphicsOnly(spot), program});
  return frames.map((fingerprint, frame) => {
    const reason = uncacheable.get(fingerprint);
    if (reason === undefined) return fingerprint;
    return [own, frame, ...(mayKeepFrames(reason) ? [] : [randomUUID()])].join(':');
  });
}

/** A page never gets the code of a second template, and a job has one size. */
const jobName = ({spot: {template, width, height, fps}}: Wanted): string =>
  `${template} ${width} ${height} ${fps}`;

async function inspectTogether(
  wanted: readonly Wanted[],
  {browser, signal}: Inspecting,
): Promise<{wanted: Wanted; inspected: InspectedFrame}[]> {
  const groups = [...Map.groupBy(wanted, ({spot}) => spot).values()].flatMap((own) =>
    Array.from({length: Math.ceil(own.length / TOGETHER)}, (_, at) =>
      own.slice(at * TOGETHER, (at + 1) * TOGETHER),
    ),
  );
  const [first] = wanted;
  if (!first) return [];
  const {width, height, fps} = first.spot;
  const session = await browser();
  const emitted = await session.read(
    {
      kind: 'frames',
      composition: 'inspect',
      props: {
        specimens: groups.map((own) => ({
          spot: graphicsOnly((own[0] as Wanted).spot),
          frames: own.map(({frame}) => frame),
        })),
      },
      width,
      height,
      fps,
      length: Math.max(groups.length, ...wanted.map(({spot}) => spot.frames)),
      frames: [...groups.keys()],
      pictures: null,
    },
    undefined,
    signal,
  );
  return emitted.flatMap(({text, frame}) => {
    const {moments} = Inspection.parse(JSON.parse(text));
    return (groups[frame] ?? []).flatMap((each, at) => {
      const inspected = moments[at];
      return inspected ? [{wanted: each, inspected}] : [];
    });
  });
}

async function keep(key: string, inspected: InspectedFrame, {cache, store}: Inspecting): Promise<void> {
  const draft = join(store.scratch, `${randomUUID()}.json`);
  await writeParts(draft, [Buffer.from(JSON.stringify(inspected))]);
  await cache.keep(key, draft);
}

function runsOfStates(states: readonly string[], found: ReadonlyMap<string, InspectedFrame>): GraphicsRun[] {
  const runs: GraphicsRun[] = [];
  for (const [frame, state] of states.entries()) {
    const last = runs.at(-1);
    const inspected = found.get(state);
    if (last?.state === state) last.frames += 1;
    else if (inspected) runs.push({from: frame, frames: 1, state, inspected});
  }
  return runs;
}
