import {randomUUID} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {ffmpeg} from '../../../src/machine/media/ffmpeg.ts';
import {openProject, type TenspotProject} from '../../../src/node/open-project.ts';
import {appliedRules, limitsOfBrands} from '../../../src/production/check/applied-rules.ts';
import {checkedDocuments} from '../../../src/production/check/checked-documents.ts';
import {type StagedNow, stageNow} from '../../../src/production/deliver/stage-now.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import type {Report} from '../../../src/production/project/report.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {currentMasters} from '../../../src/production/review/current-masters.ts';
import {recordEvent} from '../../../src/production/review/record-event.ts';
import {takesOf} from '../../../src/production/shoot/plan-and-buy.ts';
import type {ChangedLimit, CheckReport} from '../../../src/spot/findings/check-report.ts';
import type {Variant} from '../../../src/spot/variant/check-variants.ts';
import {FORMAT_SIZE, type Format} from '../../../src/spot/variant/format.ts';
import type {VariantRecord} from '../../../src/spot/variant/manifest.ts';
import {ROOT, tools} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';
import {licenseAll} from './samples.ts';

export type Rendered = {
  workspace: Workspace;
  project: TenspotProject;
  /** The folder of the masters. */
  folder: string;
  /** Writes manifest and check.json again, as a render and a check of the documents as they are would. */
  rerender: () => Promise<void>;
  /** One person approves all masters, in the round that is open, or in a new one. */
  approve: () => Promise<void>;
  /** Closes the open round. */
  closeRound: () => Promise<void>;
  /** One person requires changes of a master. */
  refuse: (variant: string) => Promise<void>;
};

const BY = 'Brand lead';

const SPOT = 'compositions/spots/tiny/variants.yaml';

/** Options of ffmpeg for the sound of a master, at about -14 LUFS. */
const LOUD = 'volume=-4.2dB';

/** A master like those of a render: H.264 and AAC in the size of the format. Made once for all tests. */
async function masterFile(
  format: Format,
  seconds: number,
  fps: number,
  hue: number,
  loud: string,
  noise: boolean,
): Promise<string> {
  const {width, height} = FORMAT_SIZE[format];
  const folder = join(ROOT, 'node_modules/.cache/tenspot-tests/masters');
  mkdirSync(folder, {recursive: true});
  const file = join(
    folder,
    `${width}x${height}-${seconds}s-${fps}-${hue}-${loud.replace(/\W/g, '')}${noise ? '-noise' : ''}.mp4`,
  );
  if (existsSync(file)) return file;
  const draft = join(folder, `${randomUUID()}.mp4`);
  const video = [
    '-f',
    'lavfi',
    '-i',
    `testsrc2=size=${width}x${height}:rate=${fps}:duration=${seconds},hue=h=${hue}${noise ? ',noise=alls=16:allf=t' : ''}`,
  ];
  const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`];
  await ffmpeg(tools, [
    ...[...video, ...sound, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p'],
    ...['-af', `aformat=channel_layouts=stereo,volume=12dB,${loud}`, '-c:a', 'aac', '-b:a', '192k'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...['-video_track_timescale', String(fps * 1000), '-movflags', '+faststart', draft],
  ]);
  renameSync(draft, file);
  return file;
}

type Setup = {
  /** Lines of YAML that are added to variants.yaml, such as an ad. */
  yaml?: string;
  seconds?: number;
  fps?: number;
  format?: Format;
  /** A filter for the sound of the masters. */
  loud?: string;
  /** Masters of more than 10 MB. Default: false. */
  noise?: boolean;
};

/** A workspace with two variants, as a render, a check and an approval leave it. Nothing is drawn: the masters are test pictures. */
export async function openRendered({
  yaml = '',
  seconds = 4,
  fps = 30,
  format = '9:16',
  loud = LOUD,
  noise = false,
}: Setup = {}): Promise<Rendered> {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.edit(SPOT, 'seconds: 1\n  fps: 24', `seconds: ${seconds}\n  fps: ${fps}\n  format: '${format}'`);
  workspace.write(SPOT, `${workspace.read(SPOT)}${yaml}`);
  licenseAll(workspace);
  const folder = join(workspace.root, 'out', 'tiny');
  mkdirSync(folder, {recursive: true});
  for (const [index, id] of ['one', 'two'].entries()) {
    const master = await masterFile(format, seconds, fps, 90 * index, loud, noise);
    writeFileSync(join(folder, `${id}.mp4`), readFileSync(master));
  }
  const rerender = async (): Promise<void> => {
    const places = await findWorkspace(workspace.root);
    const open = await openWorkspace(places);
    const spot = await openSpot(open, 'tiny');
    const staged = await stageNow(spot.variants, spot, {takes: await takesOf(spot), report: SILENT});
    await open.store.close();
    const rows: VariantRecord[] = [];
    const documents: string[] = [];
    for (const variant of spot.variants) {
      const now = staged.get(variant.id);
      if (!now || 'failed' in now) throw new Error(`${variant.id} cannot be staged`);
      rows.push(await rowOf(variant, now, folder));
      documents.push(checkedDocuments(now.staged, spot));
    }
    const changed = limitsOfBrands(spot.variants, spot);
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifestOf(rows)));
    writeFileSync(join(folder, 'check.json'), JSON.stringify(checkOf(rows, documents, changed)));
  };
  await rerender();
  const approve = async (): Promise<void> => {
    const places = await findWorkspace(workspace.root);
    const by = BY;
    const stages = [{stage: 'brand' as const, people: [by]}];
    await recordEvent(
      ({rounds}) => ({event: 'round-opened', round: rounds.length + 1, stages, included: null}),
      by,
      places,
      'tiny',
    ).catch(() => undefined);
    for (const {variant, sha256, parts} of await currentMasters(places, 'tiny'))
      await recordEvent(
        () => ({
          event: 'decided',
          variant,
          sha256,
          stage: 'brand',
          decision: 'approved',
          comment: null,
          parts,
        }),
        by,
        places,
        'tiny',
      );
  };
  const closeRound = async (): Promise<void> => {
    const places = await findWorkspace(workspace.root);
    for (const event of ['round-locked', 'round-closed'] as const)
      await recordEvent(({rounds}) => ({event, round: rounds.length}), BY, places, 'tiny');
  };
  const refuse = async (variant: string): Promise<void> => {
    const places = await findWorkspace(workspace.root);
    const master = (await currentMasters(places, 'tiny')).find((each) => each.variant === variant);
    if (!master) throw new Error(`${variant} has no master`);
    const {sha256, parts} = master;
    const decision = {stage: 'brand', decision: 'changes-required', comment: null} as const;
    await recordEvent(() => ({event: 'decided', variant, sha256, parts, ...decision}), BY, places, 'tiny');
  };
  const project = await openProject(workspace.root);
  return {workspace, project, folder, rerender, approve, closeRound, refuse};
}

const SILENT: Report = {
  step: () => undefined,
  warn: () => undefined,
  frames: () => undefined,
  variant: () => undefined,
};

async function rowOf(
  {id, name, choices, props, ad}: Variant,
  {inputs}: Exclude<StagedNow, {failed: unknown}>,
  folder: string,
): Promise<VariantRecord> {
  const takes = Object.entries(props.shots).map(([slot, {shot = slot}]) => [
    slot,
    {shot, take: 1, provider: 'library', model: 'clip', sha256: 'a'.repeat(64), rights: null},
  ]);
  return {
    ...{id, name, choices, ...FORMAT_SIZE[props.format], fps: props.fps, seconds: props.seconds},
    status: 'done',
    file: `${id}.mp4`,
    sha256: await sha256File(join(folder, `${id}.mp4`)),
    props: JSON.parse(JSON.stringify(props)),
    inputs,
    ...(ad ? {ad} : {}),
    takes: Object.fromEntries(takes),
    segments: {total: 1, rendered: 1, reused: 0},
    findings: [],
    error: null,
  };
}

const manifestOf = (variants: readonly VariantRecord[]) => ({
  ...{spot: 'tiny', template: 'plain', brand: 'plain', engine: 'set', proof: false},
  createdAt: '2026-01-01T00:00:00.000Z',
  tools: {ffmpeg: tools.ffmpegVersion},
  totals: {variants: 2, done: 2, failed: 0, skipped: 0, rendered: 2, reused: 0, seconds: 1},
  variants,
});

const checkOf = (
  variants: readonly VariantRecord[],
  documents: readonly string[],
  changed: readonly ChangedLimit[],
): CheckReport => ({
  ...{spot: 'tiny', proof: false, createdAt: '2026-01-01T00:00:00.000Z', pass: true},
  rules: appliedRules(),
  changed: [...changed],
  variants: variants.map(({id, sha256}, at) => ({
    ...{id, sha256, pass: true, findings: []},
    documents: documents[at] ?? '',
  })),
  distinctness: {concepts: [], axes: [], pairs: []},
  totals: {variants: 2, passed: 2, errors: 0, warnings: 0, decoded: 0, seconds: 0},
});
