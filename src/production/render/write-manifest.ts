import {join} from 'node:path';
import {keyOf} from '../../machine/files/hash.ts';
import type {NotedHashes} from '../../machine/files/noted-hashes.ts';
import {readJson} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {footageFindings} from '../../spot/findings/finding.ts';
import {mixFindings} from '../../spot/findings/mix-findings.ts';
import {voiceFindings} from '../../spot/findings/voice-findings.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {masterSize} from '../../spot/variant/format.ts';
import {type CaptionRecord, Manifest, type VariantRecord} from '../../spot/variant/manifest.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {Batch} from './batch.ts';
import {masterHashes} from './master-hashes.ts';
import {masterInputs} from './master-key.ts';
import type {VariantOutcome} from './outcome.ts';

type FilesBeside = {
  covers?: ReadonlyMap<string, string>;
  captions?: ReadonlyMap<string, CaptionRecord[]>;
};

/**
 * Writes `manifest.json`, with a row for each variant of the spot, and returns the rows. A variant that this run left out keeps its row
 * while its file is unchanged. The manifest is not written when nothing was rendered and no row differs.
 */
export async function writeManifest(
  batch: Batch,
  {variants, spot, workspace}: Pick<SpotProject, 'variants' | 'spot' | 'workspace'>,
  /** The files of the covers and of the captions that this run wrote or found, by variant. Default: none. */
  beside: FilesBeside = {},
): Promise<VariantRecord[]> {
  const file = join(batch.folder, 'manifest.json');
  const before = Manifest.safeParse(await readJson(file)).data;
  const hashes = await masterHashes(workspace, spot.id, batch.proof);
  const rows: VariantRecord[] = [];
  for (const variant of variants) {
    const outcome = batch.outcomes.find((each) => each.variant.id === variant.id);
    const known = before?.variants.find((row) => row.id === variant.id);
    const kept =
      outcome === undefined && known !== undefined && (await isUnchanged(known, batch.folder, hashes));
    rows.push(kept ? withAd(known, variant) : toRow(variant, outcome, batch.proof, beside));
  }
  const count = (status: VariantRecord['status']): number =>
    rows.filter((row) => row.status === status).length;
  const rendered = batch.outcomes.filter(({status}) => status === 'done').length;
  const manifest: Manifest = {
    spot: spot.id,
    template: spot.variants.value.template,
    brand: spot.variants.value.brand,
    engine: batch.engine,
    proof: batch.proof,
    createdAt: new Date().toISOString(),
    tools: batch.versions,
    totals: {
      variants: rows.length,
      done: count('done'),
      failed: count('failed'),
      skipped: count('skipped'),
      rendered,
      reused: count('done') - rendered,
      seconds: Number(batch.seconds.toFixed(1)),
    },
    variants: rows,
  };
  const same =
    rendered === 0 &&
    before &&
    JSON.stringify(before.variants) === JSON.stringify(JSON.parse(JSON.stringify(rows)));
  if (!same) await writeWhole(file, `${JSON.stringify(manifest, null, 2)}\n`);
  // The next run reads the masters again where this fails.
  await hashes.save().catch(() => undefined);
  return rows;
}

async function isUnchanged(
  row: VariantRecord,
  folder: string,
  {hashOf}: Pick<NotedHashes, 'hashOf'>,
): Promise<boolean> {
  if (row.status !== 'done' || !row.file) return false;
  return (await hashOf(join(folder, row.file)).catch(() => null)) === row.sha256;
}

/** A row that this run left out, with the ad as it is written now: nothing of it is in the master. */
function withAd({ad: before, cover, ...row}: VariantRecord, {ad}: Variant): VariantRecord {
  const sameCover = ad && cover && keyOf(ad.cover ?? null) === keyOf(before?.cover ?? null);
  return {...row, ...(ad ? {ad} : {}), ...(sameCover ? {cover} : {})};
}

function toRow(
  variant: Variant,
  outcome: VariantOutcome | undefined,
  proof: boolean,
  {covers, captions}: FilesBeside,
): VariantRecord {
  const {props} = variant;
  const [cover, captioned] = [covers?.get(variant.id), captions?.get(variant.id)];
  const prepared = outcome?.prepared ?? null;
  const done = outcome?.status === 'done' || outcome?.status === 'reused';
  return {
    id: variant.id,
    name: variant.name,
    status: done ? 'done' : outcome?.status === 'failed' ? 'failed' : 'skipped',
    file: done ? `${variant.id}.mp4` : null,
    sha256: outcome?.record?.sha256 ?? null,
    seconds: done ? (prepared?.spot.frames ?? 0) / props.fps : null,
    ...masterSize(props.format, proof ? 0.5 : 1),
    fps: props.fps,
    choices: variant.choices,
    props,
    ...(done && prepared && outcome?.program ? {inputs: masterInputs(prepared, outcome.program)} : {}),
    ...(variant.ad ? {ad: variant.ad} : {}),
    ...(cover ? {cover} : {}),
    ...(captioned ? {captions: captioned} : {}),
    takes: takesOf(prepared),
    ...(prepared && prepared.speech.length > 0 ? {speech: prepared.speech} : {}),
    segments: outcome?.segments ?? {total: 0, rendered: 0, reused: 0},
    findings: prepared
      ? [
          ...footageFindings(variant.id, {...prepared, footage: prepared.spot.footage}),
          ...voiceFindings(variant.id, prepared.spot, prepared.speech),
          ...mixFindings(variant.id, prepared),
        ]
      : [],
    error:
      outcome?.status === 'failed'
        ? outcome.problems.map(({code, what, expected, got, fix}) => ({code, what, expected, got, fix}))
        : null,
  };
}

function takesOf(prepared: StagedVariant | null): VariantRecord['takes'] {
  return Object.fromEntries(
    Object.entries(prepared?.fillings ?? {}).map(([slot, filling]) => {
      if (!('take' in filling)) return [slot, null];
      const {shot, number, provider, model, src, rights, file, standsIn} = filling.take;
      const sha256 = src.split('.')[0] ?? '';
      return [
        slot,
        {
          shot,
          take: number,
          provider,
          model,
          sha256,
          rights: rights?.title ?? null,
          ...(file === undefined ? {} : {file}),
          ...(standsIn ? {standsIn} : {}),
        },
      ];
    }),
  );
}
