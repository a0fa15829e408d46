import {basename, join} from 'node:path';
import {readJson, writeWhole} from '../../machine/files.ts';
import type {Problem} from '../../spot/errors.ts';
import {footageFindings} from '../../spot/finding.ts';
import {Manifest, type VariantRecord} from '../../spot/manifest.ts';
import {FORMAT_SIZE} from '../../spot/placement.ts';
import type {Variant} from '../../spot/variant-check.ts';
import type {Versions} from './key.ts';
import type {Prepared} from './prepare.ts';
import type {Production} from './production.ts';
import type {MasterRecord} from './record.ts';

/** How one variant came out. `reused`: it was there, whole, and made of the same input. */
export type Outcome = {
  variant: Variant;
  prepared: Prepared | null;
  record: MasterRecord | null;
  status: 'done' | 'reused' | 'failed' | 'skipped';
  problems: readonly Problem[];
};

export type Batch = {
  spot: string;
  folder: string;
  proof: boolean;
  versions: Versions;
  outcomes: Outcome[];
  seconds: number;
};

/** Writes `manifest.json`. When nothing was made and nothing differs, the one that is there stays as it is. */
export async function writeManifest(batch: Batch, {variants, spot}: Production): Promise<void> {
  const file = join(batch.folder, 'manifest.json');
  const byId = new Map(batch.outcomes.map((outcome) => [outcome.variant.id, outcome]));
  const rows = variants.map((variant) => toRow(variant, byId.get(variant.id), batch.proof));
  const count = (status: VariantRecord['status']): number =>
    rows.filter((row) => row.status === status).length;
  const made = batch.outcomes.filter((outcome) => outcome.status === 'done').length;
  const manifest: Manifest = {
    spot: spot.id,
    template: spot.variants.value.template,
    brand: spot.variants.value.brand,
    engine: 'reference',
    proof: batch.proof,
    createdAt: new Date().toISOString(),
    tools: batch.versions,
    totals: {
      variants: rows.length,
      done: count('done'),
      failed: count('failed'),
      skipped: count('skipped'),
      rendered: made,
      reused: count('done') - made,
      seconds: Number(batch.seconds.toFixed(1)),
    },
    variants: rows,
  };
  const before = Manifest.safeParse(await readJson(file));
  if (made === 0 && before.success && JSON.stringify(before.data.variants) === JSON.stringify(settled(rows)))
    return;
  await writeWhole(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Rows as they are read back: what a reader sees, in which reuse is no difference. */
const settled = (rows: VariantRecord[]): unknown => JSON.parse(JSON.stringify(rows));

function toRow(variant: Variant, outcome: Outcome | undefined, proof: boolean): VariantRecord {
  const {props} = variant;
  const size = FORMAT_SIZE[props.format];
  const scale = proof ? 0.5 : 1;
  const prepared = outcome?.prepared ?? null;
  const done = outcome?.status === 'done' || outcome?.status === 'reused';
  const frames = prepared?.spot.frames ?? 0;
  return {
    id: variant.id,
    name: variant.name,
    status: done ? 'done' : outcome?.status === 'failed' ? 'failed' : 'skipped',
    file: done ? basename(`${variant.id}.mp4`) : null,
    sha256: outcome?.record?.sha256 ?? null,
    seconds: done ? frames / props.fps : null,
    width: size.width * scale,
    height: size.height * scale,
    fps: props.fps,
    choices: variant.choices,
    props,
    takes: takesOf(prepared),
    // The reference engine draws a variant as one piece.
    segments: {total: 1, rendered: done ? 1 : 0, reused: 0},
    findings: prepared ? footageFindings(variant.id, prepared.spot.footage, prepared.fillings) : [],
    error:
      outcome?.status === 'failed'
        ? outcome.problems.map(({code, what, expected, got, fix}) => ({code, what, expected, got, fix}))
        : null,
  };
}

function takesOf(prepared: Prepared | null): VariantRecord['takes'] {
  return Object.fromEntries(
    Object.entries(prepared?.fillings ?? {}).map(([slot, filling]) => {
      if (!('take' in filling)) return [slot, null];
      const {shot, number, provider, model, src} = filling.take;
      return [slot, {shot, take: number, provider, model, sha256: src.split('.')[0] ?? ''}];
    }),
  );
}
