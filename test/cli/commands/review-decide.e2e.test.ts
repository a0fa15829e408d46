import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {review, reviewRound} from '../../../src/node/review.ts';
import {onTerminal} from '../../support/on-terminal.ts';
import {openRenderedSpot} from '../../support/rendered-spot.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace?.remove());

test('without a terminal, and with --json, a decision is refused with what to do', async () => {
  const decide = ['review', 'decide', 'approved', '--stage', 'brand', '--by', 'Ana'];
  for (const args of [decide, [...decide, '--json']]) {
    const {code, stdout, stderr} = await workspace.tenspot(...args);
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`).toContain('decision-needs-person');
  }
});

test('on a terminal a person sees the ad and the captions beside each file, and the decision is about all of them', async () => {
  const {workspace, project, folder} = await openRenderedSpot();
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.variants[0].ad = {headline: 'Cold all day', callToAction: 'shop-now', url: 'https://a.example/x'};
  writeFileSync(file, JSON.stringify(manifest));
  const cue = '00:00:00.500 --> 00:00:01.000\n';
  writeFileSync(join(folder, 'one.srt'), `1\n${cue.replaceAll('.', ',')}<i>Ice</i> at noon\n`);
  writeFileSync(join(folder, 'one.vtt'), `WEBVTT\n\n${cue}Ice at nine\n`);
  const by = 'Ana';
  await reviewRound(project, {by, step: 'open', stages: [{stage: 'brand', people: [by]}]});
  const terminal = onTerminal(workspace.root, 'review', 'decide', 'approved', '--stage', 'brand', '--by', by);
  onTestFinished(terminal.interrupt);
  await terminal.until(
    /one {2}sha256 [\s\S]*headline: Cold all day[\s\S]*button: Shop now[\s\S]*address: https:\/\/a\.example\/x[\s\S]*cover: frame 18[\s\S]*one\.srt {2}sha256 [\s\S]*Ice at noon[\s\S]*one\.vtt {2}sha256 [\s\S]*Ice at nine[\s\S]*problem of the captions: one\.srt and one\.vtt differ[\s\S]*two {2}sha256 [\s\S]*no ad[\s\S]*no captions/,
  );
  await terminal.until(/Type your name/);
  terminal.type('Ana\r');
  await terminal.until(/2 of 2 masters approved/);
  const {standings} = await review(project);
  expect(standings.map(({approved}) => approved)).toEqual([true, true]);
  expect(standings[0]?.decisions[0]?.parts.ad).toBe(standings[0]?.ad?.hash);
});
