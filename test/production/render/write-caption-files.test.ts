import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot, type SpotProject} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {writeCaptionFiles} from '../../../src/production/render/write-caption-files.ts';
import {writeManifest} from '../../../src/production/render/write-manifest.ts';
import {parseCaptions} from '../../../src/spot/captions/parse-captions.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const VARIANTS = 'compositions/spots/tiny/variants.yaml';
let workspace: Workspace;
let folder: string;
let warnings: string[];
beforeAll(async () => {
  workspace = await makeWorkspace();
  folder = workspace.path('out/tiny');
  mkdirSync(folder, {recursive: true});
  workspace.write('compositions/spots/tiny/voice.srt', '1\n00:00:00,000 --> 00:00:02,000\nStill ice & tea\n');
});
afterAll(() => workspace?.remove());

/** Writes the files as a run does that finished every variant. */
async function finish({killed = false} = {}) {
  const project: SpotProject = await openSpot(
    await openWorkspace(await findWorkspace(workspace.root)),
    'tiny',
  );
  const outcomes = project.variants.map((variant) => ({variant, status: 'reused' as const}));
  warnings = [];
  const report = {...project, warn: (text: string) => warnings.push(text)} as never;
  const context = {folder, report, records: 'tiny', workspace: project.workspace};
  const captions = await writeCaptionFiles(outcomes, project, context);
  // A run that is killed before it writes the manifest.
  if (killed) return {captions, rows: []};
  const batch = {
    ...{outcomes: outcomes.map((each) => ({...each, prepared: null, record: null, problems: []})), folder},
    ...{proof: false, engine: 'set', versions: {}, seconds: 1},
  } as never;
  return {captions, rows: await writeManifest(batch, project, {captions})};
}
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('captions lie beside the master as SRT and WebVTT, with their hashes in the manifest', async () => {
  const text = workspace.read(VARIANTS);
  workspace.edit(VARIANTS, 'seconds: 1', 'seconds: 4\n  captions: voice.srt');
  const {captions, rows} = await finish();
  expect(read('one.srt')).toBe('1\n00:00:00,000 --> 00:00:02,000\nStill ice & tea\n');
  expect(read('one.vtt')).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nStill ice &amp; tea\n');
  expect(parseCaptions(read('one.vtt'), 'one.vtt', 'en').map((word) => word.text)).toEqual([
    ' Still',
    ' ice',
    ' &',
    ' tea',
  ]);
  expect(rows.map((row) => row.captions?.map(({file}) => file))).toEqual([
    ['one.srt', 'one.vtt'],
    ['two.srt', 'two.vtt'],
  ]);
  expect(captions.get('one')?.[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(warnings).toEqual([]);

  writeFileSync(join(folder, 'two.srt'), 'by hand');
  workspace.edit(VARIANTS, 'captions: voice.srt', 'captions: null');
  expect((await finish()).rows.map((row) => row.captions)).toEqual([undefined, undefined]);
  expect(() => read('one.srt')).toThrow();
  expect(read('two.srt')).toBe('by hand');

  workspace.edit(VARIANTS, 'captions: null', 'captions: voice.srt');
  await finish();
  expect(warnings).toEqual([expect.stringContaining('two.srt was not written by Tenspot')]);
  const keptBesides = () =>
    readdirSync(folder)
      .filter((name) => /^two\.[0-9a-f]{8}\.srt$/.test(name))
      .map(read)
      .sort();
  expect(keptBesides()).toEqual(['by hand']);
  expect(read('two.srt')).toContain('Still ice');

  // `.tenspot` may be deleted at any time, and a second file must not replace the first.
  writeFileSync(join(folder, 'two.srt'), 'by hand again');
  await finish();
  expect(keptBesides()).toEqual(['by hand', 'by hand again']);
  expect(warnings).toEqual([expect.stringMatching(/two\.srt .* renamed to two\.[0-9a-f]{8}\.srt/)]);
  workspace.write(VARIANTS, text);
});

test('captions of runs that were killed before the manifest was written are known to the next run', async () => {
  const text = workspace.read(VARIANTS);
  rmSync(folder, {recursive: true});
  workspace.edit(VARIANTS, 'seconds: 1', 'seconds: 4\n  captions: voice.srt');
  await finish({killed: true});
  const words = (said: string): void =>
    workspace.write('compositions/spots/tiny/voice.srt', `1\n00:00:00,000 --> 00:00:02,000\n${said}\n`);
  for (const said of ['Cold tea', 'Colder tea']) {
    words(said);
    await finish({killed: true});
    expect(read('one.srt')).toContain(said);
    expect(warnings).toEqual([]);
  }
  expect(readdirSync(folder).sort()).toEqual(['one.srt', 'one.vtt', 'two.srt', 'two.vtt']);
  workspace.edit(VARIANTS, 'captions: voice.srt', 'captions: null');
  await finish({killed: true});
  expect(readdirSync(folder)).toEqual([]);
  workspace.write(VARIANTS, text);
});
