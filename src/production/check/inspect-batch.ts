import type {Cache} from '../../machine/files/cache.ts';
import type {GraphicsRun} from '../../spot/findings/shown-elements.ts';
import type {BatchContext} from '../render/batch-context.ts';
import {templateProgram} from '../render/master-key.ts';
import {
  fingerprintVariants,
  type VariantFingerprints,
} from '../render/set-engine/fingerprint/fingerprint-variants.ts';
import type {SetContext, SetVariant} from '../render/set-engine/set-context.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import {inspectVariants} from './measure/inspect-states.ts';

/** A variant with its fingerprints, and its graphics as the browser lays them out. */
export type InspectedVariant = {fingerprinted: VariantFingerprints; runs: readonly GraphicsRun[]};

/** The graphics of all variants of a batch, in their order. They are inspected when they are first asked for. */
export type InspectedBatch = () => Promise<readonly InspectedVariant[]>;

/** A staged variant as the set engine gets it. */
export const toSetVariant = async (
  {variant, spot, graded}: StagedVariant,
  {workspace}: BatchContext,
): Promise<SetVariant> => ({
  id: variant.id,
  spot,
  graded,
  program: await templateProgram(workspace, variant.props.template),
});

/** What the set engine works with in this batch. */
export const setContextOf = (
  {store, tools, machineFonts, settings, versions, browser, report, signal}: BatchContext,
  cache: Cache,
): SetContext => ({store, cache, tools, machineFonts, settings, versions, browser, report, signal});

/** Inspects the graphics of staged variants once, however many checks ask for them. */
export function inspectBatch(
  staged: readonly StagedVariant[],
  batch: BatchContext,
  cache: Cache,
): InspectedBatch {
  let inspecting: Promise<InspectedVariant[]> | undefined;
  const inspect = async (): Promise<InspectedVariant[]> => {
    batch.report.step(
      `Inspecting the graphics of ${staged.length} ${staged.length === 1 ? 'variant' : 'variants'}`,
    );
    const context = setContextOf(batch, cache);
    const variants = await Promise.all(staged.map((each) => toSetVariant(each, batch)));
    const fingerprinted = await fingerprintVariants(variants, context, () => undefined);
    const runs = await inspectVariants(fingerprinted, context);
    return fingerprinted.map((each, at) => ({fingerprinted: each, runs: runs[at] ?? []}));
  };
  return () => {
    inspecting ??= inspect();
    return inspecting;
  };
}
