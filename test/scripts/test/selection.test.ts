import {globSync} from 'node:fs';
import {matchesGlob} from 'node:path';
import {describe, expect, it} from 'vitest';
import {EXTENTS, type Extent, lostPatterns, selection} from '../../../scripts/test/selection.ts';
import {ROOT} from '../../support/scratch.ts';

const FILES = [
  ...globSync('test/**/*.test.{ts,tsx}', {cwd: ROOT}),
  ...globSync('docs/**/*.test.ts', {cwd: ROOT}),
];

/** The projects that run a test file in an extent. */
const projectsOf = (file: string, extent: Extent): string[] =>
  Object.entries(selection(extent)).flatMap(([project, {include, exclude}]) => {
    const among = (globs: readonly string[]): boolean => globs.some((glob) => matchesGlob(file, glob));
    return among(include) && !among(exclude) ? [project] : [];
  });

describe('what a run tests', () => {
  it('is every test file at night, each in one project', () => {
    const wrong = FILES.map((file) => ({file, in: projectsOf(file, 'nightly')})).filter(
      ({in: projects}) => projects.length !== 1,
    );
    expect(wrong).toEqual([]);
    expect(FILES.length).toBeGreaterThan(500);
  });

  it('is all that a smaller run tests, and more', () => {
    const counts = EXTENTS.map((extent) => FILES.filter((file) => projectsOf(file, extent).length > 0));
    for (const [at, smaller] of counts.slice(0, -1).entries()) {
      const larger = counts[at + 1] ?? [];
      expect(smaller.filter((file) => !larger.includes(file))).toEqual([]);
      // End-to-end tests have projects of their own, which `npm run check` does not start.
      expect(larger.length).toBeGreaterThanOrEqual(smaller.length);
    }
    expect(counts.at(-1)?.length).toBe(FILES.length);
  });

  it('leaves out of a usual run what is long, and of a fast one what encodes video', () => {
    expect(projectsOf('test/e2e/package.test.ts', 'usual')).toEqual([]);
    expect(projectsOf('test/e2e/package.test.ts', 'all')).toEqual(['longPaired']);
    expect(projectsOf('test/e2e/kill.work.test.ts', 'all')).toEqual([]);
    expect(projectsOf('test/e2e/kill.work.test.ts', 'nightly')).toEqual(['longAlone']);
    expect(projectsOf('test/scripts/setup.test.ts', 'usual')).toEqual([]);
    expect(projectsOf('test/scripts/setup.test.ts', 'all')).toEqual([]);
    expect(projectsOf('test/scripts/setup.test.ts', 'nightly')).toEqual(['unit']);
    expect(projectsOf('test/production/sound/bed-beats.test.ts', 'fast')).toEqual([]);
    expect(projectsOf('test/production/sound/bed-beats.test.ts', 'usual')).toEqual(['unit']);
  });

  it('names patterns that match no test', () => {
    expect(lostPatterns(ROOT)).toEqual([]);
    expect(lostPatterns(`${ROOT}/docs`).length).toBeGreaterThan(20);
  });
});
