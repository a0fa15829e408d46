import {readFileSync, rmSync} from 'node:fs';
import {expect, test} from 'vitest';
import {run} from '../../../src/machine/process/child.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {rightsWarnings} from '../../../src/production/project/variants/rights-warnings.ts';
import {planSpot} from '../../../src/production/shoot/plan-and-buy.ts';
import {speechRecords} from '../../../src/production/voice/spoken-file.ts';
import type {AnyProvider} from '../../../src/providers/contract/contract.ts';
import {captionText} from '../../../src/spot/captions/caption-pages.ts';
import {CAN_SPEAK, writePiper} from '../../support/voice-model.ts';
import {BRAND, planOf, VARIANTS, type VoicedSpot, voiced} from './setup.ts';

const FOLDER = 'brands/plain/voices/hum';

/** The spot of `voiced`, whose voice has its model in the folder of the brand. */
async function local({folder = 'voices/hum'} = {}): Promise<VoicedSpot> {
  const spot = await voiced([
    '{slot: hook, seconds: 1, says: Cold.}',
    '{slot: end, seconds: 1, says: Solvane.}',
  ]);
  writePiper(spot.workspace.path(FOLDER));
  spot.workspace.edit(
    BRAND,
    'model: eleven-3, voice: ada',
    `model: local-voice, voice: '0', folder: ${folder}`,
  );
  return spot;
}

const recordsOf = async (spot: VoicedSpot) => {
  const {plan} = await planOf(spot);
  return speechRecords(plan.voice, plan.documents.speech);
};

test.skipIf(!CAN_SPEAK)(
  'a voice in a folder of the brand speaks for free and stands in for nothing; its words have times (needs the rules of espeak-ng)',
  async () => {
    const spot = await local();
    const {project, plan} = await planOf(spot);
    expect(project.warnings).toEqual([]);
    const records = speechRecords(plan.voice, plan.documents.speech);
    expect(records).toMatchObject([
      {slot: 'hook', provider: 'sherpa-onnx', model: 'local-voice', sha256: expect.any(String)},
      {slot: 'end', provider: 'sherpa-onnx'},
    ]);
    expect(records.some((record) => 'standsIn' in record)).toBe(false);
    expect(captionText(plan.captions ?? [])).toBe('Cold. Solvane.');
    expect((await planSpot(project, {sandbox: false})).lines).toEqual([]);
    const again = await recordsOf(spot);
    expect(again).toEqual(records);
    writePiper(spot.workspace.path(FOLDER), {sample_rate: '22050'});
    const other = await recordsOf(spot);
    expect(other.map(({request}) => request)).not.toEqual(records.map(({request}) => request));
  },
);

test.skipIf(!CAN_SPEAK)(
  'its model needs a licence before a delivery (needs the rules of espeak-ng)',
  async () => {
    const spot = await local();
    const use = {from: '2026-11-30', to: '2026-12-31', media: ['paid-social' as const], countries: ['DE']};
    const doubts = async () => {
      const {project, variant} = await planOf(spot);
      const brand = project.catalog.brands.plain;
      if (!brand) throw new Error('the spot has a brand');
      const found = await rightsWarnings(variant, brand, project.spot, use, {soundsNeedRecords: true});
      return found
        .map(({problem: {code, got}}) => `${code}: ${got}`)
        .filter((text) => text.includes('voices/'));
    };
    expect(await doubts()).toEqual(['rights-unrecorded: none for voices/hum/model.onnx']);
    spot.workspace.write(
      'brands/plain/rights.yaml',
      `records:
  - files: [voices/hum/*]
    kind: voice
    title: Hum
    creator: Meridian Sound
    licence: {name: CC0, spdx: CC0-1.0}
    media: [all]
    territory: [worldwide]
    term: {from: 2026-01-01, to: null}
    edits: true
    ai: Piper
    proof: MODEL_CARD
`,
    );
    spot.workspace.edit(BRAND, '    voices: {', '    rights: rights.yaml\n    voices: {');
    expect(await doubts()).toEqual([]);
  },
);

test('without its model, its lines are not spoken, the spot opens, and one warning says what to do', async () => {
  const spot = await local();
  rmSync(spot.workspace.path(FOLDER), {recursive: true});
  const {project} = await planOf(spot);
  expect(project.warnings).toMatchObject([
    {
      code: 'voice-local-failed',
      where: {file: spot.workspace.path(FOLDER)},
      got: expect.stringContaining('no such folder'),
      fix: 'Put the folder there, or correct `folder`.',
    },
  ]);
  expect((await recordsOf(spot)).map(({provider, sha256}) => [provider, sha256])).toEqual([
    [null, null],
    [null, null],
  ]);
  const [line] = (await planSpot(project, {sandbox: false})).lines ?? [];
  expect(line).toMatchObject({there: false, usd: 0, closed: expect.stringContaining('`folder`')});
});

/** Providers among which the voice on this machine does something else. */
const withVoice =
  (collect: AnyProvider['collect']) =>
  (all: readonly AnyProvider[]): AnyProvider[] =>
    all.map((provider) =>
      provider.id === 'sherpa-onnx' ? ({...provider, collect} as AnyProvider) : provider,
    );

test('a voice that crashes is tried once, also when the spot is opened again, and its folder is named', async () => {
  const spot = await local();
  let trials = 0;
  const crash = withVoice(async () => {
    trials += 1;
    await run(process.execPath, ['-e', "console.error('bad model'); process.exit(255)"]);
  });
  const project = await spot.open({providers: crash});
  const failed = {
    code: 'voice-local-failed',
    where: {file: spot.workspace.path(FOLDER)},
    got: expect.stringContaining('bad model'),
    fix: expect.stringContaining('Unpack the folder of the voice again'),
  };
  expect(project.warnings).toMatchObject([failed]);
  expect((await openSpot(project, 'tiny')).warnings).toMatchObject([failed]);
  expect(trials).toBe(1);
});

test('what stops the command also stops a voice that hangs, and is no warning', async () => {
  const spot = await local();
  const stop = new AbortController();
  const reason = new Error('Ctrl-C');
  const hang = withVoice(async (_, __, {signal}) => {
    setTimeout(() => stop.abort(reason), 10);
    await run(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'], {signal});
  });
  await expect(spot.open({providers: hang, signal: stop.signal})).rejects.toBe(reason);
});

test.skipIf(!CAN_SPEAK)(
  'a line with a sound that its model lacks is not spoken and named; other lines are spoken (needs the rules of espeak-ng)',
  async () => {
    const spot = await local();
    const tokens = `${FOLDER}/tokens.txt`;
    const symbols = readFileSync(spot.workspace.path(tokens), 'utf8');
    const without = (symbol: string) =>
      spot.workspace.write(tokens, symbols.replace(new RegExp(`^${symbol} .*\\n`, 'm'), ''));
    without('k');
    const {project} = await planOf(spot);
    expect(project.warnings).toMatchObject([
      {
        code: 'voice-local-failed',
        expected: expect.stringContaining('Cold.'),
        got: expect.stringContaining('"k"'),
      },
    ]);
    expect((await recordsOf(spot)).map(({slot, provider}) => [slot, provider])).toEqual([
      ['hook', null],
      ['end', 'sherpa-onnx'],
    ]);
    without('l');
    expect((await planOf(spot)).project.warnings.map(({expected}) => expected)).toEqual([
      expect.stringContaining('Cold.'),
      expect.stringContaining('Solvane.'),
    ]);
  },
);

test('a language that its model does not speak is a warning that names those it does', async () => {
  const spot = await local();
  spot.workspace.edit(VARIANTS, '  seconds: 8\n', '  seconds: 8\n  language: fr\n');
  const {project} = await planOf(spot);
  const [warning] = project.warnings.filter(({code}) => code === 'voice-local-failed');
  expect(warning?.got).toContain('one of the languages en, en-us, got fr');
});

test.each([
  ['local-voice, voice: ada', 'names no folder with its model'],
  ['eleven-3, voice: ada, folder: voices/hum', 'its model runs on no folder'],
])('a brand whose voice is {model: %s} is refused: %s', async (voice, what) => {
  const spot = await local();
  spot.workspace.edit(BRAND, "local-voice, voice: '0', folder: voices/hum", voice);
  await expect(spot.open()).rejects.toThrow(what);
});
