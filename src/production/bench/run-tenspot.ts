import {join} from 'node:path';
import {copyFolder, listEntries} from '../../machine/files/folders.ts';
import {remove} from '../../machine/files/write-file.ts';
import {batchReuse} from '../../spot/fingerprint/segment-report.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {renderBatch} from '../render/render-batch.ts';
import {SEGMENT_PROGRESS} from '../render/set-engine/make-set.ts';

/** What a run of Tenspot took and did. */
export type BenchRun = {
  /** From the documents to the masters, manifest and contact sheet. Takes and the site were made before. */
  seconds: number;
  frames: {shown: number; encoded: number; drawn: number};
  /** The steps that it reported, in seconds from its start. */
  steps: {at: number; text: string}[];
  /** Seconds from the end of planning to the last encoded frame. */
  encoding: number;
};

/** Renders variants by the set engine, as `tenspot render` does. `proof`: in half size. */
export async function runTenspot(
  production: SpotProject,
  variants: readonly Variant[],
  signal?: AbortSignal,
  proof = false,
): Promise<BenchRun> {
  const began = performance.now();
  const now = (): number => (performance.now() - began) / 1000;
  const steps: BenchRun['steps'] = [];
  let encodingFrom: number | undefined;
  let encoded = 0;
  const batch = await renderBatch(
    {...production, variants: [...variants]},
    {
      variants,
      engine: 'set',
      proof,
      signal,
      report: {
        step: (text) => void steps.push({at: now(), text}),
        warn: () => undefined,
        frames: ({variant}) => {
          if (variant !== SEGMENT_PROGRESS) return;
          encoded = now();
          encodingFrom ??= encoded;
        },
        variant: () => undefined,
      },
    },
  );
  const failed = batch.outcomes.find(({status}) => status === 'failed');
  if (failed) throw new Error(`${failed.variant.id}: ${failed.problems[0]?.what}`);
  const {
    shown,
    encoded: frames,
    states,
    fullFrames,
  } = batchReuse(batch.outcomes.flatMap(({segmentReports = []}) => segmentReports));
  return {
    seconds: now(),
    frames: {shown, encoded: frames, drawn: states + fullFrames},
    steps,
    encoding: encoded - (encodingFrom ?? 0),
  };
}

/** Removes what was encoded, and keeps the graphics that were drawn. */
export async function forgetSegments({workspace: {home, out}}: SpotProject): Promise<void> {
  const work = join(home, 'work');
  for (const name of await listEntries(work)) if (name.endsWith('.mp4')) await remove(join(work, name));
  for (const made of [join(home, 'masters'), out]) await remove(made);
}

/** Keeps the state in which takes are conformed and nothing is rendered, and goes back to it. */
export function coldState({workspace: {home, out}}: SpotProject) {
  const [notes, kept] = [join(home, 'notes'), join(home, 'notes-of-takes')];
  return {
    keep: async (): Promise<void> => {
      await remove(kept);
      await copyFolder(notes, kept);
    },
    restore: async (): Promise<void> => {
      for (const made of [join(home, 'work'), join(home, 'masters'), out, notes]) await remove(made);
      await copyFolder(kept, notes);
    },
  };
}
