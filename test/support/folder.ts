import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, onTestFinished} from 'vitest';

const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'tenspot-'));

/** A folder of its own for one test, gone when the test is. */
export function temporaryFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** A folder for all tests of a file, gone when they are done. To be called outside of tests. */
export function fileFolder(): string {
  const folder = makeFolder();
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
