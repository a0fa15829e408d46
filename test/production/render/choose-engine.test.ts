import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {chooseEngine} from '../../../src/production/render/choose-engine.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {tools} from '../../support/tools.ts';

function reporter() {
  const warnings: string[] = [];
  const report = {
    step: () => undefined,
    warn: (text: string) => void warnings.push(text),
    frames: () => undefined,
    variant: () => undefined,
  };
  return {warnings, report};
}

test('the set engine is the default, and the reference engine is used where it is named', async () => {
  const {warnings, report} = reporter();
  expect((await chooseEngine(undefined, tools, report)).id).toBe('set');
  expect((await chooseEngine('reference', tools, report)).id).toBe('reference');
  expect(warnings).toEqual([]);
});

test('an ffmpeg without a filter of the set engine gets the reference engine, with a warning that names the filter', async () => {
  const {warnings, report} = reporter();
  const ffmpeg = join(temporaryFolder(), 'ffmpeg');
  writeFileSync(ffmpeg, `#!/bin/sh\n'${tools.ffmpeg}' "$@" | grep -v ' lut3d '\n`);
  chmodSync(ffmpeg, 0o755);
  expect((await chooseEngine('set', {...tools, ffmpeg}, report)).id).toBe('reference');
  expect(warnings).toEqual([expect.stringContaining('filter "lut3d"')]);
});
