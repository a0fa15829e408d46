import {join} from 'node:path';
import {readJson} from '../machine/files/read-file.ts';
import type {Project} from '../production/project/open-project.ts';
import type {Audit} from '../production/render/audit-masters.ts';
import type {Batch} from '../production/render/batch.ts';
import {type OneByOne, oneByOne} from '../production/render/one-by-one-estimate.ts';
import type {VariantOutcome} from '../production/render/outcome.ts';
import {type Finding, footageFindings} from '../spot/findings/finding.ts';
import {mixFindings} from '../spot/findings/mix-findings.ts';
import type {Problem} from '../spot/problem/errors.ts';
import {Manifest, type MasterEngine} from '../spot/variant/manifest.ts';
import {type BatchExplanation, explainBatch} from './explain-batch.ts';
import type {CallRun} from './running.ts';

/** What became of one variant. */
export type RenderedVariant = {
  /** Its id. */
  id: string;
  /** `reused`: nothing that decides its picture or sound has changed, and its master is whole. `skipped`: the call ended before it. */
  status: 'done' | 'reused' | 'failed' | 'skipped';
  /** The path of its master. Null where it failed. */
  file: string | null;
  /** Why it failed; empty for any other. */
  problems: readonly Problem[];
  /** What a person should look at: placeholders, takes that are too short, conversions, mixes that miss their loudness. */
  findings: Finding[];
};

/** What a call rendered. */
export type RenderResult = {
  /** The id of the spot. */
  spot: string;
  /** The folder of the masters. */
  folder: string;
  /** True where they are proofs of half the size. */
  proof: boolean;
  /** The engine that was used. */
  engine: MasterEngine;
  /** Seconds that the call took, up to the last master. */
  seconds: number;
  /** The variants that the call was about, in the order of `variants.yaml`. */
  variants: RenderedVariant[];
  /** The problems of variants that were left out because they cannot be rendered: `keepGoing`, or others than those asked for. */
  refused: readonly Problem[];
  /** The path of the still picture of all variants of the spot. Null where none was drawn. */
  contactSheet: string | null;
  /** The paths of all its pages: a second one begins where the variants do not fit one page. */
  contactSheets: string[];
  /** The manifest of all variants of the spot, as it was written to `manifest.json`. */
  manifest: Manifest;
  /** The frames that were compared with the reference engine. Null unless `audit` was asked for. */
  audit: Audit | null;
  /** How each segment was made. Null unless `explain` was asked for. */
  explanation: BatchExplanation | null;
  /** The estimate for one by one. Null unless `estimate` was asked for, and where too little was rendered as a set. */
  oneByOne: OneByOne | null;
};

/** A batch as the result of a call. */
export async function renderResult(
  batch: Batch,
  project: Pick<Project, 'workspace' | 'store' | 'env'>,
  {explain, estimate}: {explain?: boolean | undefined; estimate?: boolean | undefined},
  {report, signal}: CallRun,
): Promise<RenderResult> {
  const {spot, folder, proof, engine, seconds, outcomes, audit = null} = batch;
  return {
    spot,
    folder,
    proof,
    engine,
    seconds,
    variants: outcomes.map((outcome) => toVariant(outcome, folder)),
    refused: batch.refused,
    contactSheet: batch.contactSheets[0] ?? null,
    contactSheets: batch.contactSheets,
    manifest: Manifest.parse(await readJson(join(folder, 'manifest.json'))),
    audit,
    explanation: explain ? explainBatch(batch) : null,
    oneByOne: estimate ? await oneByOne(batch, project, report, signal) : null,
  };
}

const toVariant = (
  {variant, status, prepared, problems}: VariantOutcome,
  folder: string,
): RenderedVariant => ({
  id: variant.id,
  status,
  file: status === 'done' || status === 'reused' ? join(folder, `${variant.id}.mp4`) : null,
  problems,
  findings: prepared
    ? [
        ...footageFindings(variant.id, {...prepared, footage: prepared.spot.footage}),
        ...mixFindings(variant.id, prepared),
      ]
    : [],
});
