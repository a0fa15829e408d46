import {cpSync, existsSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {momentaryLoudness} from '../../src/machine/media/loudness.ts';
import {hasProgram} from '../../src/machine/tools/tools.ts';
import {type MakeOptions, make} from '../../src/node/make.ts';
import {openProject} from '../../src/node/open-project.ts';
import {whoWrote} from '../../src/node/write.ts';
import {parseCaptions} from '../../src/spot/captions/parse-captions.ts';
import {Manifest} from '../../src/spot/variant/manifest.ts';
import {nightly} from '../support/thorough.ts';
import {ROOT, tools} from '../support/tools.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

const SPOT = 'compositions/spots/tiny';
const SHIPPED = 'compositions/templates/hook-proof-offer';

const BRIEF = `---
product: Tiny Flask
promise: Ice stays ice for a day
audience: People on trains, who carry water to work and are tired of it being warm at four
problem: Warm water again
question: Warm by four?
oldWay: Ice that is gone by noon
routine: Up at five. Cold at nine.
founderReason: I was tired of warm water
myth: {said: Steel makes water warm, truth: Steel keeps it cold}
claims:
  - {text: Ice stays ice for a day, proof: Report 7}
  - {text: Cold for 24 hours, proof: Report 7}
  - {text: It costs €39, proof: Price list}
  - {text: Steel keeps it cold, proof: Report 8}
placements: [meta-reels]
---
The flask is for people who travel. Show it on trains, in bags and on desks, in the light of the afternoon. The
first second has to say that something is still cold; the last one what to do. No people are needed. The voice is
calm, and says one short sentence in each picture. Every variant is one idea: ten of them, so that the openings can
be compared. Nothing is compared with other brands, and nothing is promised that is not in the list above. The
viewer has the sound off most of the time, so the captions have to be read at a glance. The spot is six seconds
long, and is cut to the beat of no music. The price is said once, and small. The flask is seen closed, then open,
then closed again, and the ice in it is never shown melting. The colours are those of the brand: ink, paper and a
little red. The call to action is soft, because people buy a flask after they have seen it three times. The spot
ends with the flask alone on a table, in a wide picture, with room for the words.
`;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace({ownBundles: true});
  const template = 'compositions/templates/plain/template.ts';
  workspace.edit(
    template,
    'slots:',
    `parts: [
    {role: 'hook', copy: 'hook', slot: 'hook'},
    {role: 'body', copy: 'body', slot: 'end'},
    {role: 'cta', copy: 'cta', slot: 'end'},
  ],
  slots:`,
  );
  workspace.edit(
    template,
    'hook: z.string().max(30),',
    'hook: z.string().max(30), body: z.string().max(30), cta: z.string().max(20),',
  );
  workspace.edit(
    'brands/plain/brand.yaml',
    '    end-card',
    '    voices: {narrator: {model: eleven-3, voice: ada}}\n    end-card',
  );
  workspace.write(`${SPOT}/brief.md`, BRIEF);
  // One of the templates that come with Tenspot. It is there from the beginning, so that there is one bundle.
  cpSync(join(ROOT, SHIPPED), workspace.path(SHIPPED), {recursive: true});
  expect(await workspace.tenspot('registry')).toMatchObject({code: 0});
});

afterAll(() => workspace?.remove());

function reset(template = 'plain'): void {
  for (const name of ['angles', 'script', 'shots', 'edit', 'written', 'takes'])
    rmSync(workspace.path(`${SPOT}/${name}.yaml`), {force: true});
  workspace.write(
    `${SPOT}/variants.yaml`,
    // Square, which is the smallest format.
    `template: ${template}\nbrand: plain\nprops: {seconds: 6, fps: 24, format: '1:1', voice: {speaker: narrator}}\n`,
  );
}

async function made(options: MakeOptions) {
  const project = await openProject(workspace.root);
  const jobs: string[] = [];
  const problems: unknown[] = [];
  const result = await make(project, {
    ...{proof: true, write: true},
    ...options,
    onProgress: (event) => {
      if (event.type === 'job') jobs.push(event.job.subject);
      if (event.type === 'problems') problems.push(...event.problems);
    },
  });
  return {project, result, jobs, problems};
}

const manifestIn = (folder: string): Manifest =>
  Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

/** How many lines of a voice each master has, by its record in the manifest. */
const linesIn = (folder: string): number[] =>
  manifestIn(folder).variants.map(({speech = []}) => speech.length);

/** The captions beside the masters of the last run. Files of variants that are gone stay. */
const captionsIn = (folder: string): string[] =>
  manifestIn(folder)
    .variants.map(({id}) => `${id}.srt`)
    .filter((name) => existsSync(join(folder, name)));

/** LUFS that speech has at least, in a mix that has the loudness of its placement; and that the rest of a spot without music has at most. */
const [SPOKEN, SILENT] = [-35, -50];

/** Each master is heard while its captions are shown, and is silent at its end: these spots have no music. */
async function expectSpoken(folder: string): Promise<void> {
  for (const name of captionsIn(folder)) {
    const words = parseCaptions(readFileSync(join(folder, name), 'utf8'), name, 'en');
    const loudness = await momentaryLoudness(tools, join(folder, name.replace(/\.srt$/, '.mp4')));
    const heard = words.filter(({startMs, endMs}) => {
      const during = loudness.slice(Math.floor(startMs / 100), Math.ceil(endMs / 100) + 4);
      return Math.max(...during) > SPOKEN;
    });
    expect(words.length).toBeGreaterThan(0);
    expect(heard.length / words.length).toBeGreaterThan(0.9);
    const spokenUntil = Math.max(...words.map(({endMs}) => endMs));
    // Half a second after the last word the meter has forgotten it, and the tick between the slots is over.
    const rest = loudness.slice(Math.ceil(spokenUntil / 100) + 10);
    if (rest.length > 0) expect(Math.min(...rest)).toBeLessThan(SILENT);
  }
}

test('a brief goes to ten variants in one command, with words, voice and takes of fake vendors; a second run goes on, and changes no line of a person', async () => {
  reset();
  const {project, result, jobs, problems} = await made({sandbox: true, maxCost: 20, pick: true});
  expect(problems).toEqual([]);
  expect(result.written?.steps).toEqual(['angles', 'script', 'shots', 'variants']);
  expect(result.variants.map(({status}) => status)).toEqual(Array.from({length: 10}, () => 'done'));
  expect(result.complete).toBe(true);
  expect(result.spoken.length).toBeGreaterThan(0);
  expect(jobs.some((subject) => subject.includes('document:angles'))).toBe(true);
  expect(existsSync(result.contactSheet ?? '')).toBe(true);
  expect(captionsIn(result.folder).length).toBe(10);
  expect(linesIn(result.folder).every((lines) => lines > 0)).toBe(true);
  await expectSpoken(result.folder);
  expect((await whoWrote(project)).lines.map(({by}) => by)).toContain('model:sandbox/words-luna');
  workspace.write(`${SPOT}/script.yaml`, `# mine\n${workspace.read(`${SPOT}/script.yaml`)}`);
  const before = workspace.read(`${SPOT}/script.yaml`);
  rmSync(join(result.folder, `${result.variants[0]?.id}.mp4`));
  const again = await made({sandbox: true, maxCost: 20, pick: true});
  expect(again.jobs).toEqual([]);
  expect(again.result.written?.steps).toEqual([]);
  expect(again.result.variants.map(({status}) => status).sort()).toEqual([
    'done',
    ...Array.from({length: 9}, () => 'reused'),
  ]);
  expect(workspace.read(`${SPOT}/script.yaml`)).toBe(before);
});

test('without any key, frameworks write the same batch, and nothing is bought', async () => {
  reset();
  const {result, jobs, project} = await made({});
  expect(jobs).toEqual([]);
  expect(result.variants.map(({status}) => status)).toEqual(Array.from({length: 10}, () => 'done'));
  const {lines} = await whoWrote(project);
  expect(new Set(lines.map(({by}) => by))).toEqual(new Set(['framework', 'person']));
  expect(workspace.read(`${SPOT}/variants.yaml`) + workspace.read(`${SPOT}/script.yaml`)).toMatch(
    /says(\.\w+)?: \S/,
  );
  // Spoken by the scratch voice, if the program for it is installed. Without it, no master has a voice, and none pretends to.
  const isSpoken = hasProgram('espeak-ng');
  expect(captionsIn(result.folder).length).toBe(isSpoken ? 10 : 0);
  expect(linesIn(result.folder).filter((lines) => lines > 0).length).toBe(isSpoken ? 10 : 0);
  await expectSpoken(result.folder);
});

test.runIf(nightly)(
  'the command line keeps the angles and the script of a person byte for byte, and makes the batch from them, with a template that comes with Tenspot',
  async () => {
    reset('hook-proof-offer');
    const angles = `use: curiosity
angles:
  - angle: curiosity
    hooks: [Is four the warmest hour?, Who took the ice?]   # mine
    bodies: [[Cold for 24 hours]]
    ctas: [Have a look]
`;
    const script = `beats:
  - {slot: hook, seconds: 2, says: Still cold, shows: a flask on a train}
  - {slot: proof, seconds: 2, says: Cold for 24 hours, shows: a flask in a bag}
  - {slot: offer, seconds: 2, says: It costs €39, shows: a flask on a table}
`;
    workspace.write(`${SPOT}/angles.yaml`, angles);
    workspace.write(`${SPOT}/script.yaml`, script);
    const ended = await workspace.tenspot('make', `${SPOT}/brief.md`, '--proof', '--json');
    expect(ended, ended.stderr).toMatchObject({code: 0});
    const result = JSON.parse(ended.stdout) as Awaited<ReturnType<typeof make>>;
    expect(result.written?.steps).toEqual(['shots', 'variants']);
    expect(result.variants.map(({status}) => status)).toEqual(['done', 'done']);
    expect([workspace.read(`${SPOT}/angles.yaml`), workspace.read(`${SPOT}/script.yaml`)]).toEqual([
      angles,
      script,
    ]);
    const variants = workspace.read(`${SPOT}/variants.yaml`);
    for (const text of ['Is four the warmest hour?', 'Who took the ice?', 'Cold for 24 hours', 'Have a look'])
      expect(variants).toContain(text);
    const {lines} = await whoWrote(await openProject(workspace.root));
    expect(lines.filter(({document}) => document === 'script.yaml').every(({by}) => by === 'person')).toBe(
      true,
    );
    if (!hasProgram('espeak-ng')) return;
    expect(captionsIn(result.folder).length).toBe(2);
    await expectSpoken(result.folder);
  },
);
