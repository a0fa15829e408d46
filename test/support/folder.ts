import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';

const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'tenspot-'));

/** A folder of its own for one test, gone when the test is. */
export function temporaryFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
