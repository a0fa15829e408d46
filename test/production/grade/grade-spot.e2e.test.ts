import {existsSync, statSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {gradeSpot, type SpotGrade} from '../../../src/production/grade/grade-spot.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot, type SpotProject} from '../../../src/production/project/open-spot.ts';
import type {Report} from '../../../src/production/project/report.ts';
import {findWorkspace, sandboxOf} from '../../../src/production/project/workspace.ts';
import {planVariant} from '../../../src/production/stage/plan-variant.ts';
import {allParts, stageParts} from '../../../src/production/stage/stage-parts.ts';
import {makeMedia} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const GRADE = 'compositions/spots/tiny/grade.yaml';
/** A scene of soft colours that drift: one camera, and another one that is darker, warmer and paler. */
const FIELD =
  'gradients=s=270x480:r=24:d=1.5:n=5:c0=0x6f9fd0:c1=0xb8a890:c2=0x3f5f30:c3=0x303438:c4=0xb04030:speed=0.01:seed=4';
const OTHER = 'eq=gamma=0.8:saturation=0.7,colorchannelmixer=rr=1.1:bb=0.82';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
  const spot = workspace.path('compositions/spots/tiny');
  const how = ['-c:v', 'libx264', '-crf', '14', '-pix_fmt', 'yuv420p'];
  await makeMedia(['-f', 'lavfi', '-i', FIELD, ...how], `${spot}/bars.mp4`);
  await makeMedia(['-f', 'lavfi', '-i', `${FIELD},${OTHER}`, ...how], `${spot}/balls.mp4`);
});
afterAll(() => workspace?.remove());

const REPORT = {step: () => undefined, warn: () => undefined} as unknown as Report;
const open = async (sandbox = false): Promise<SpotProject> => {
  const folders = await findWorkspace(workspace.root);
  return openSpot(await openWorkspace(sandbox ? sandboxOf(folders) : folders), 'tiny');
};

async function graded(dryRun = false, sandbox = false): Promise<SpotGrade> {
  const project = await open(sandbox);
  try {
    return await gradeSpot(project, {dryRun, report: REPORT});
  } finally {
    await project.store.close();
  }
}

test('takes are matched to the hero; a second run changes nothing; values and comments of a person stay', async () => {
  const planned = await graded(true);
  expect([planned.changes.length, planned.pictures, existsSync(workspace.path(GRADE))]).toEqual([
    1,
    [],
    false,
  ]);

  const {hero, takes, pictures, changes} = await graded();
  expect(changes[0]?.after).toBe(planned.changes[0]?.after);
  expect(takes.map(({shot}) => shot).toSorted()).toEqual(['balls', 'bars']);
  const other = takes.find(({shot}) => shot !== hero);
  expect(other?.before).toBeGreaterThan(4);
  expect(other?.after).toBeLessThan(0.3 * (other?.before ?? 0));
  expect(workspace.read(GRADE)).toContain(`hero: ${hero}\n`);
  expect(pictures).toHaveLength(3);
  for (const picture of pictures) expect(statSync(picture).size).toBeGreaterThan(1000);

  expect((await graded()).changes).toEqual([]);

  const own = `# The client wants it darker.\nstrength: 0.9\n${workspace
    .read(GRADE)
    .replace(`  ${other?.shot}:\n`, `  ${other?.shot}:\n    correction: {exposure: -0.5} # noon\n`)}`;
  expect(own).toContain('# noon');
  workspace.write(GRADE, own.replace(/measured: \{[^{}]*\}/g, 'measured: {}'));
  await graded();
  expect(workspace.read(GRADE)).toBe(own);
});

test('the correction of a take is part of its grade, and a changed one is another grade', async () => {
  const stage = async () => {
    const project = await open();
    const variant = project.variants.find(({id}) => id === 'two');
    if (!variant) throw new Error('no variant');
    const {store, tools} = project;
    const {spot} = await allParts(stageParts(planVariant(variant.props, project), {store, tools}));
    await store.close();
    return Object.fromEntries(spot.footage.map(({slot, cube}) => [slot, cube]));
  };
  const {hero} = await graded();
  const matched = await stage();
  const [own, other] = hero === 'bars' ? ['end', 'hook'] : ['hook', 'end'];
  expect(matched[other]).toMatch(/\.cube$/);
  expect(matched[own]).not.toBe(matched[other]);
  workspace.write(GRADE, workspace.read(GRADE).replace('exposure: -0.5', 'exposure: -0.6'));
  const changed = await stage();
  expect(changed[other]).not.toBe(matched[other]);
  expect(changed[own]).toBe(matched[own]);
});

test('a correction stays with its clip when the spot gets another frame rate, and a spot with two rates has one entry for each', async () => {
  const variants = 'compositions/spots/tiny/variants.yaml';
  const entries = () => [...workspace.read(GRADE).matchAll(/take-1-\w{8}/g)].map(([name]) => name);
  await graded();
  const before = entries();
  expect(new Set(before).size).toBe(2);
  const documents = workspace.read(variants);
  workspace.write(variants, documents.replace('fps: 24', 'fps: 30'));
  const project = await open();
  const {store, tools} = project;
  const steps: string[] = [];
  for (const {props} of project.variants) {
    const parts = stageParts(planVariant(props, project), {store, tools});
    for (let next = await parts.next(); !next.done; next = await parts.next()) steps.push(next.value.step);
  }
  await store.close();
  expect(steps).toContain('grade');
  workspace.write(variants, `${documents}  rate:\n    - {id: slow, fps: 24}\n    - {id: fast, fps: 30}\n`);
  const {takes} = await graded();
  expect(takes).toHaveLength(2);
  expect(new Set(entries())).toEqual(new Set(before));
  workspace.write(variants, documents);
});

test('another take of the hero shot is matched to the take that is the hero, as one of the same scene', async () => {
  const variants = 'compositions/spots/tiny/variants.yaml';
  const documents = workspace.read(variants);
  const rows = documents
    .replace('shots.hook: bars', 'shots.hook: {shot: unshot, take: 1}')
    .replace('shots.hook: balls', 'shots.hook: {shot: unshot, take: 2}');
  workspace.write(variants, rows);
  const footage = 'clips:\n  - {file: balls.mp4, slots: [hook]}\n  - {file: bars.mp4, slots: [hook]}\n';
  workspace.write('compositions/spots/tiny/footage.yaml', footage);
  workspace.write(GRADE, 'hero: unshot\n');
  const {takes} = await graded();
  const [first, second] = [1, 2].map((number) =>
    takes.find(({shot, take}) => shot === 'unshot' && take === number),
  );
  expect(first).toMatchObject({hero: true, before: 0, correction: {}});
  expect(second).toMatchObject({hero: false, part: 1});
  expect(second?.before).toBeGreaterThan(4);
  expect(second?.after).toBeLessThan(0.3 * (second?.before ?? 0));
  workspace.write(variants, documents);
  workspace.write('compositions/spots/tiny/footage.yaml', 'clips: []\n');
});

test('a hero that no variant shows, and a still that is not there, are named with their line', async () => {
  workspace.write(GRADE, 'hero: nowhere\n');
  await expect(graded()).rejects.toMatchObject({
    problems: [{code: 'hero-unknown', got: 'nowhere', where: {line: 1}}],
  });
  workspace.write(GRADE, '# By hand\nhero: {still: gone.jpg}\n');
  await expect(graded()).rejects.toMatchObject({
    problems: [{code: 'file-missing', got: 'gone.jpg', where: {line: 2}}],
  });
  workspace.write(GRADE, 'shots: {bars: {correction: {exposure: 9}}}\n');
  await expect(open()).rejects.toMatchObject({code: 'document-invalid'});
});

test('the sandbox has a grade of its own, which begins with what a person wrote for the spot, and leaves the spot as it is', async () => {
  const own = '# The client wants it darker.\nstrength: 0.9\n';
  workspace.write(GRADE, own);
  const kept = '.tenspot/sandbox/spots/tiny/grade.yaml';
  expect(existsSync(workspace.path(kept))).toBe(false);
  const {pictures, changes} = await graded(false, true);
  expect(changes.map(({file}) => file)).toEqual([workspace.path(kept)]);
  expect(pictures[0]).toContain('.tenspot/sandbox/out/tiny/grade/');
  expect(workspace.read(GRADE)).toBe(own);
  expect(workspace.read(kept)).toContain('# The client wants it darker.');
  expect(workspace.read(kept)).toMatch(/measured: \{[^{}]/);

  workspace.write(kept, workspace.read(kept).replace('strength: 0.9', 'strength: 0.2'));
  const strengths = [];
  for (const sandbox of [true, false]) {
    const project = await open(sandbox);
    strengths.push(project.spot.grade?.value.strength);
    await project.store.close();
  }
  expect(strengths).toEqual([0.2, 0.9]);
});
