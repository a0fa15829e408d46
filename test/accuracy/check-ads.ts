import {createHash} from 'node:crypto';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {runTenspot} from '../support/workspace.ts';
import type {ExamBrand} from './brands/brands.ts';
import type {FinishedAd} from './finish-ads.ts';
import {keepJson, readKept} from './kept-json.ts';
import type {Judged, PrintedFinding} from './score.ts';
import {checkedSpot} from './write-workspace.ts';

/** A rule of the check. */
export type PrintedRule = {id: string; version: number; severity: string};

/** What the check said of an ad. `seconds`: its part of the time of the call. */
export type CheckedAd = Judged & {rules: PrintedRule[]; seconds: number};

type Checking = {
  root: string;
  brand: ExamBrand;
  /** A hash of the program: what another one has judged is judged again. */
  program: string;
  tell: (text: string) => void;
  failed: (why: string) => void;
};

type Said = Pick<CheckedAd, 'findings' | 'rules' | 'seconds'>;

/**
 * Has `tenspot check` check ads of a brand, all in one call, in which each take and each frame that they share is measured once. What it said of
 * the same master with the same program is used again; if a call was ended, the next one finds what it has measured in the workspace.
 */
export async function checkAds(finished: readonly FinishedAd[], checking: Checking): Promise<CheckedAd[]> {
  const {root, program} = checking;
  const notes = join(root, 'judged');
  mkdirSync(notes, {recursive: true});
  const noteOf = ({instance}: FinishedAd): string => join(notes, `${instance.id}.json`);
  const keyOf = ({instance: {surgery: _, ...instance}, sha256}: FinishedAd): string =>
    createHash('sha256')
      .update(JSON.stringify([program, instance, sha256]))
      .digest('hex');
  const said = new Map<FinishedAd, Said>();
  for (const ad of finished) {
    const kept = readKept<Said>(noteOf(ad), keyOf(ad));
    if (kept) said.set(ad, kept);
  }
  const rest = finished.filter((ad) => !said.has(ad));
  if (rest.length > 0)
    for (const [ad, each] of await checkTogether(rest, checking)) {
      said.set(ad, each);
      keepJson(noteOf(ad), keyOf(ad), each);
    }
  return finished.flatMap((ad) => {
    const each = said.get(ad);
    return each ? [{instance: ad.instance, place: ad.place, ...each}] : [];
  });
}

async function checkTogether(
  batch: readonly FinishedAd[],
  {root, brand, tell, failed}: Checking,
): Promise<[FinishedAd, Said][]> {
  const began = performance.now();
  const only = batch.map(({instance}) => instance.id).join(',');
  const {code, stdout, stderr} = await runTenspot(root, [
    'check',
    checkedSpot(brand),
    '--only',
    only,
    '--json',
  ]);
  if (code !== 0 && code !== 4) {
    failed(`check ${brand.id}: exit code ${code}: ${(stderr || stdout).slice(-1500)}`);
    return [];
  }
  const seconds = (performance.now() - began) / 1000;
  const {rules, variants, totals} = JSON.parse(stdout) as {
    rules: PrintedRule[];
    variants: {id: string; findings: PrintedFinding[]}[];
    totals: {ended?: Record<string, number>};
  };
  const parts = Object.entries(totals.ended ?? {}).map(([part, after]) => `${part} after ${after} s`);
  tell(`${brand.id}: ${batch.length} ads checked in ${seconds.toFixed(0)} s (${parts.join(', ')})`);
  const found = new Map(variants.map(({id, findings}) => [id, findings]));
  return batch.flatMap((ad): [FinishedAd, Said][] => {
    const findings = found.get(ad.instance.id);
    if (!findings) {
      failed(`${ad.instance.id}: the check has not reported it`);
      return [];
    }
    const short = rules.map(({id, version, severity}) => ({id, version, severity}));
    return [[ad, {findings, rules: short, seconds: seconds / batch.length}]];
  });
}
