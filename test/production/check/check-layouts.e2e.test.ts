import {mkdirSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {describeFindings} from '../../../src/cli/output/describe-findings.ts';
import type {TemplateCheck} from '../../../src/production/check/check-templates.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import {FORMAT_SIZE, type Format} from '../../../src/spot/variant/format.ts';
import {makeWorkspace, runTenspot, type Workspace} from '../../support/workspace.ts';

const TEMPLATE = `
import {defineTemplate, Text} from 'tenspot';
import {z} from 'zod';

export const crooked = defineTemplate({
  id: 'crooked',
  title: 'Crooked',
  copy: z.strictObject({
    line: Text.max(30),
    endless: Text,
    tight: Text.max(60),
    mood: z.enum(['good', 'bad']),
  }),
  slots: Object.fromEntries(
    ['swallowed', 'twice', 'boxed', 'panelled', 'tight', 'allowed', 'stray'].map((slot) => [slot, {seconds: 1}]),
  ),
});
`;

const GRAPHICS = `
import {useVideoConfig} from 'remotion';
import {At, type SpotGraphics, Super, useSlotFrame} from 'tenspot/picture';
import type {crooked} from './template.ts';

const at = (left: number, top: number) => ({position: 'absolute', left, top, font: '40px/44px sans-serif', whiteSpace: 'pre'}) as const;

const Sliding = ({x, y}: {x: number; y: number}) => {
  const {frame} = useSlotFrame();
  return <div style={at(x - frame * 5, y)}>slides through</div>;
};

export const Graphics: SpotGraphics<typeof crooked> = ({copy, safe}) => {
  const {x, y} = safe;
  const {durationInFrames, width} = useVideoConfig();
  if (copy.mood === 'bad') throw new Error('no bad mood today');
  return (
    <>
      <At slot="stray"><div style={at(x - 20, y)}>{'leans out of ' + durationInFrames + ' x ' + width}</div></At>
      <At slot="swallowed">
        <div style={{...at(x, y), height: 44, width: 500, overflow: 'hidden', whiteSpace: 'normal'}}>
          one line is there and the other is swallowed
        </div>
      </At>
      <At slot="twice">
        <div style={at(x, y)}>first text</div>
        <div style={at(x + 20, y + 20)}>second text</div>
      </At>
      <At slot="boxed">
        <div data-box="ticket" style={{...at(x, y), width: 100, height: 50}}>wider than its box</div>
      </At>
      <At slot="panelled">
        <div style={{...at(x, y), width: 100, height: 50, background: '#ff0'}}>wider than its panel</div>
      </At>
      <At slot="tight">
        <Super field="copy.tight" box={{...safe, height: 100}} min={90} max={90} lines={1}>{copy.tight}</Super>
      </At>
      <At slot="allowed">
        <div style={{...at(0, 0), opacity: 0.1}}>texture</div>
        <div aria-hidden="true" style={at(0, 0)}>decoration</div>
        <Sliding x={x} y={0} />
        <div style={at(x, y)}>under the panel</div>
        <div style={{...at(x, y), width: 500, height: 100, background: '#ff0'}}>on the panel</div>
        <div style={{...at(x, y + 200), height: 44, width: 900, overflow: 'hidden'}}>{copy.line}</div>
      </At>
    </>
  );
};
`;

describe('a template with mistakes', () => {
  let workspace: Workspace;
  let findings: Finding[];
  let ended: Awaited<ReturnType<Workspace['tenspot']>>;
  beforeAll(async () => {
    workspace = await makeWorkspace();
    const folder = 'compositions/templates/crooked';
    mkdirSync(workspace.path(folder));
    workspace.write(`${folder}/template.ts`, TEMPLATE);
    workspace.write(`${folder}/graphics.tsx`, GRAPHICS);
    ended = await workspace.tenspot('doctor', '--template', 'crooked', '--languages', 'en', '--json');
    findings = (JSON.parse(ended.stdout) as TemplateCheck).findings;
  });
  afterAll(() => workspace.remove());

  /** What was found of a rule in 9:16, at the usual length. */
  const found = (rule: string) => {
    const seen = findings.filter(
      ({rule: each, variant}) =>
        each === rule && /^crooked(, 9:16, en, 15 s, plain, longest-1)?$/.test(variant),
    );
    return seen.map(({evidence, got}) => `${evidence?.field}: ${got}`);
  };

  test('is red, and says of each what stands where it should not, and nothing of what may', () => {
    expect(ended.code, ended.stderr).toBe(4);
    expect(found('layout-safe-zone')).toEqual([
      'text of the template: "leans out of 450 x 1080" 20 px past its left edge',
    ]);
    expect(found('layout-clipped')).toEqual([
      expect.stringMatching(/^text of the template: "[a-z ]*swallowed" \d+ px past its bottom edge$/),
    ]);
    expect(found('layout-overlap')).toEqual([
      expect.stringMatching(
        /^text of the template: "first text" \d+ px over text of the template, "second text"$/,
      ),
    ]);
    expect(found('layout-box')).toEqual([
      expect.stringMatching(/^text in "ticket": "wider than its box" \d+ px past its right edge$/),
      expect.stringMatching(/^text of the template: "wider than its panel" \d+ px past its right edge$/),
    ]);
    expect(found('layout-fit')).toEqual([
      expect.stringMatching(
        /^copy.tight: the text does not fit its box: ".{60}", which would have to be set in [\d.]+ px$/,
      ),
    ]);
    expect(found('layout-maximum')).toEqual(['copy.endless: has no maximum: a text without a maximum']);
  });

  test('each spot is laid out in its own size and length, whatever stands beside it', () => {
    const strays = findings.filter(({rule, got}) => rule === 'layout-safe-zone' && got.includes('leans out'));
    const facts = strays.map(({evidence, frames, got}) => {
      const {format, seconds} = evidence as {format: Format; seconds: number};
      expect(got).toContain(`leans out of ${30 * seconds} x ${FORMAT_SIZE[format].width}"`);
      expect(frames?.from).toBeGreaterThanOrEqual(Math.floor((30 * seconds * 6) / 7));
      return seconds;
    });
    expect(new Set(facts)).toEqual(new Set([6, 15, 30]));
  });

  test('a copy with which the graphics throw is a finding too, and stops none of the others', () => {
    const broken = findings.filter(({rule}) => rule === 'layout-broken');
    expect(new Set(broken.map(({variant}) => variant.split(', ').at(-1)))).toEqual(new Set(['longest-2']));
    expect(broken[0]?.got).toBe('the graphics threw an error: no bad mood today');
    expect(broken).toHaveLength(4);
  });

  test('is told to people once for each kind, at its worst, with where else it is so', () => {
    const told = describeFindings(findings);
    expect(told).toHaveLength(9);
    // The template names no font of the brand.
    expect(told.filter((each) => /font/.test(each))).toHaveLength(1);
    const [stray] = told.filter((each) => each.includes('[layout-safe-zone]'));
    expect(stray).toContain('crooked: text of the template is outside the safe zone');
    expect(stray).toMatch(/expected +inside the safe zone, \d+ x \d+ px at \d+, \d+\n/);
    expect(stray).toMatch(/also in +crooked, .*\n(.*\n)+ +and \d+ more$/);
  });

  test('an unknown template or language is named, with what there is', async () => {
    const template = await workspace.tenspot('doctor', '--template', 'croked');
    expect(template.code).toBe(2);
    expect(template.stderr).toContain('Did you mean "crooked"?');
    const language = await workspace.tenspot('doctor', '--template', '--languages', 'en,fr');
    expect(language.code).toBe(2);
    expect(language.stderr).toMatch(/expected en, de, ru\n\s+got +fr/);
  });

  test('doctor looks from anywhere in the workspace, and lists what is in it', async () => {
    const {stdout, code} = await runTenspot(workspace.path('compositions/spots'), ['doctor', '--json']);
    expect(code).toBe(0);
    const {facts} = JSON.parse(stdout) as {facts: {name: string; found: string}[]};
    expect(facts).toEqual(
      expect.arrayContaining([
        {name: 'workspace', found: workspace.root},
        {name: 'templates', found: 'crooked, plain'},
        {name: 'brands', found: 'plain'},
      ]),
    );
  });
});
