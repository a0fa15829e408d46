import {keyOf} from '../../machine/files/hash.ts';
import {probeVideo} from '../../machine/media/probe.ts';
import type {ResolvedRequest} from '../../providers/contract/request.ts';
import {footageOf} from '../../providers/contract/request.ts';
import type {AssetKind} from '../../spot/ledger/asset.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {Project} from '../project/open-project.ts';
import type {SpotTake} from './open-takes.ts';

/** What a bought clip is. Lengths in seconds and pixels. */
type ClipFacts = {seconds: number; width: number; height: number; frames: number};

/**
 * The facts of a bought clip, read once. `clip`: its name in the vault, `file`: its path. Where the file cannot be read as a clip, the reason:
 * one broken file is no reason not to list the others.
 */
export async function clipFacts(
  clip: string,
  file: string,
  {store, tools}: Pick<Project, 'store' | 'tools'>,
): Promise<ClipFacts | {broken: string}> {
  try {
    return await store.once<ClipFacts>(
      keyOf({clipFacts: clip}),
      () => [],
      async () => {
        const {seconds, width, height, frames, fps} = await probeVideo(tools, file);
        return {seconds, width, height, frames: frames ?? Math.max(1, Math.round(seconds * fps))};
      },
    );
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    const [problem] = error.problems;
    return {broken: [problem?.what, problem?.got].filter(Boolean).join(': ')};
  }
}

/** What differs between the file of a take and its order. `broken`: the file cannot be read as a clip. */
export async function takeDifferences(
  {clip, file, request, job}: Pick<SpotTake, 'clip' | 'file' | 'request' | 'job'>,
  project: Pick<Project, 'store' | 'tools'>,
): Promise<{unlike: string[]; broken: boolean}> {
  if (clip === null || file === null) return {unlike: [], broken: false};
  const facts = await clipFacts(clip, file, project);
  if ('broken' in facts) return {unlike: [facts.broken], broken: true};
  return {unlike: unlikeOrder(facts, request, job.plan.kind), broken: false};
}

/** A clip of less than this part of the ordered length is told. Models round lengths, and leave out a frame or two. */
const SHORT = 0.8;
/** A frame whose shorter side is less than this part of the ordered one is told. */
const SMALL = 0.9;
/** Frames are of another shape where the logarithms of their ratios differ by more: models round sides to multiples of 16. */
const SHAPE = 0.05;

/** What differs between a clip and what was ordered, as a person would be surprised by it. Empty where nothing does. */
export function unlikeOrder(facts: ClipFacts, request: ResolvedRequest, kind: AssetKind): string[] {
  const ordered = footageOf(request);
  if (!ordered) return [];
  const {seconds, width, height, frames} = facts;
  const small = Math.min(width, height) < SMALL * Math.min(ordered.width, ordered.height);
  const ratios = Math.log(width / height) - Math.log(ordered.width / ordered.height);
  return [
    ...(kind === 'clip' && frames === 1 ? [`one frame, ordered ${ordered.seconds} s`] : []),
    ...(kind === 'clip' && frames > 1 && seconds < SHORT * ordered.seconds
      ? [`${seconds.toFixed(1)} s, ordered ${ordered.seconds} s`]
      : []),
    ...(small || Math.abs(ratios) > SHAPE
      ? [`${width}x${height}, ordered ${ordered.width}x${ordered.height}`]
      : []),
  ];
}
