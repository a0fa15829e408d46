import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {describeFindings} from '../../../src/cli/output/describe-findings.ts';
import type {TemplateCheck} from '../../../src/production/check/check-templates.ts';
import {ROOT} from '../../support/tools.ts';
import {runTenspot} from '../../support/workspace.ts';

describe('the templates of this repository', () => {
  const root = mkdtempSync(join(tmpdir(), 'tenspot-layout-'));
  beforeAll(() => {
    for (const each of ['compositions', 'brands'])
      cpSync(join(ROOT, each), join(root, each), {recursive: true});
    writeFileSync(join(root, 'package.json'), '{"private": true, "type": "module"}\n');
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(ROOT, join(root, 'node_modules/tenspot'));
    for (const each of ['remotion', 'react', 'react-dom', 'zod'])
      symlinkSync(join(ROOT, 'node_modules', each), join(root, 'node_modules', each));
  });
  afterAll(() => rmSync(root, {recursive: true, force: true}));

  test('hold the longest copy that they allow: every format, brand and language, all text in its box', async () => {
    const {code, stdout, stderr} = await runTenspot(root, ['doctor', '--template', '--json']);
    expect([0, 4], stderr).toContain(code);
    const {templates, brands, languages, looked, findings} = JSON.parse(stdout) as TemplateCheck;
    expect(describeFindings(findings.filter(({severity}) => severity === 'error'))).toEqual([]);
    expect(code).toBe(0);
    expect(languages).toEqual(['en', 'de', 'ru']);
    expect(looked.specimens).toBeGreaterThanOrEqual(templates.length * brands.length * 4 * 3 * 5);
    expect(looked.frames).toBeGreaterThan(10 * looked.specimens);
    expect(looked.texts).toBeGreaterThan(3 * looked.frames);
  });
});
