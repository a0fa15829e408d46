import type {BrowserSession} from '../../machine/browser/session.ts';
import type {Store} from '../../machine/files/store.ts';
import {textsIn} from '../../spot/brand/characters.ts';
import type {Finding} from '../../spot/findings/finding.ts';
import {type InspectedFrame, Inspection} from '../../spot/findings/inspection.ts';
import {judgeLayout, type LayoutFault, quote} from '../../spot/findings/layout-rules.ts';
import {neighbourFrame} from '../../spot/findings/sampled-frames.ts';
import {
  explainReason,
  type UncacheableReason,
  uncacheable,
} from '../../spot/fingerprint/uncacheable-reason.ts';
import {FORMAT_SIZE, type Format} from '../../spot/variant/format.ts';
import type {Report} from '../project/report.ts';
import {type FallbackFont, fallbackFont} from '../render/set-engine/fingerprint/fallback-font.ts';
import type {LayoutTrial, RefusedTrial, Tried} from './layout-trials.ts';

/** How much was checked. */
export type Looked = {specimens: number; frames: number; texts: number};

type Looking = {
  browser: () => Promise<BrowserSession>;
  store: Pick<Store, 'path'>;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** Lays out every specimen in the browser, and checks the position of its texts and the fonts that they are drawn in. */
export async function checkLayouts(
  tried: readonly Tried[],
  {browser, store, report, signal}: Looking,
): Promise<{findings: Finding[]; looked: Looked}> {
  const findings: Finding[] = [];
  const fallback = fallbackFont(store);
  const looked: Looked = {specimens: 0, frames: 0, texts: 0};
  for (const {template, format, members} of groups(tried)) {
    report.step(`Laying out ${template} in ${format}: ${members.length} combinations`);
    const inspections = await inspect(members, format, await browser(), signal);
    for (const [index, {trial, specimen}] of members.entries()) {
      const {moments = [], styles = []} = inspections[index] ?? {};
      looked.specimens += 1;
      looked.frames += moments.length;
      looked.texts += moments.reduce((sum, {pieces}) => sum + pieces.length, 0);
      findings.push(...worst(faultsOf(moments, specimen)).map((fault) => toFinding(fault, trial)));
      findings.push(...(await styleFindings(styles, specimen, trial, fallback)));
    }
  }
  return {findings, looked};
}

type Group = {template: string; format: Format; members: Tried[]};

/** Groups what the browser can lay out together: one template at one size. */
function groups(tried: readonly Tried[]): Group[] {
  const by = new Map<string, Group>();
  for (const each of tried) {
    const {template, format} = each.trial;
    const key = `${template} ${format}`;
    const group = by.get(key) ?? {template, format, members: []};
    group.members.push(each);
    by.set(key, group);
  }
  return [...by.values()];
}

async function inspect(
  group: readonly Tried[],
  format: Format,
  session: BrowserSession,
  signal: AbortSignal | undefined,
): Promise<Inspection[]> {
  const specimens = group.map(({specimen}) => specimen);
  const {width, height} = FORMAT_SIZE[format];
  const length = Math.max(group.length, ...specimens.map(({spot}) => spot.frames));
  const fps = specimens[0]?.spot.fps ?? 30;
  const job = {kind: 'frames', composition: 'inspect', props: {specimens}, pictures: null} as const;
  const frames = [...specimens.keys()];
  const emitted = await session.read({...job, width, height, fps, length, frames}, undefined, signal);
  return emitted.map(({text}) => Inspection.parse(JSON.parse(text)));
}

const faultsOf = (moments: readonly InspectedFrame[], {spot}: Tried['specimen']): LayoutFault[] => {
  const at = new Map(moments.map((moment) => [moment.frame, moment]));
  // A neighbour frame is only compared with, and has no neighbour itself.
  return moments.flatMap((moment) => {
    const beside = at.get(neighbourFrame(moment.frame, spot.frames));
    return beside ? judgeLayout({moment, beside}, spot.safe) : [];
  });
};

/** Keeps the worst fault of each rule and text: most faults last for many frames. */
function worst(faults: readonly LayoutFault[]): LayoutFault[] {
  const by = new Map<string, LayoutFault>();
  for (const fault of faults) {
    const key = `${fault.rule} ${fault.field} ${fault.expected}`;
    if (fault.by >= (by.get(key)?.by ?? -1)) by.set(key, fault);
  }
  return [...by.values()];
}

function toFinding(
  {rule, field, text, frame, expected, got, by, box}: LayoutFault,
  trial: LayoutTrial,
): Finding {
  return {
    rule,
    // A variant chooses its type set. Where its copy does not fit, its render reports it too.
    severity: trial.typography === null ? 'error' : 'warning',
    variant: nameOf(trial),
    frames: {from: frame, frames: 1},
    expected,
    got: text === '' ? got : `${quote(text)} ${got}`,
    evidence: {...trial, field, text, by, box},
  };
}

/**
 * What in the styles and fonts of the template makes frames slow to render or different on another machine, once each. Characters of the
 * copy and of the brand's lines are left out: a render checks those.
 */
async function styleFindings(
  styles: Inspection['styles'],
  {spot}: Tried['specimen'],
  trial: LayoutTrial,
  fallback: FallbackFont,
): Promise<Finding[]> {
  const {copy, brand} = spot;
  const lines = textsIn([copy, brand.name, brand.legal, brand.endCard])
    .map(({text}) => text + text.toUpperCase() + text.toLowerCase())
    .join('');
  const written = new Set(lines.normalize('NFC'));
  const found = new Map<string, {frame: number; reason: UncacheableReason}>();
  for (const {frame, fontText, uncacheable: reason} of styles) {
    const own = fontText.map(({families, characters}) => ({
      families,
      characters: [...characters].filter((character) => !written.has(character)).join(''),
    }));
    const character = await fallback(spot, own);
    for (const each of [reason, character === null ? null : uncacheable('fallback-font', character)])
      if (each && !found.has(explainReason(each))) found.set(explainReason(each), {frame, reason: each});
  }
  return [...found].map(
    ([
      words,
      {
        frame,
        reason: {kind, detail},
      },
    ]) => ({
      rule: kind === 'fallback-font' ? 'layout-font' : 'layout-slow',
      severity: 'warning',
      variant: nameOf(trial),
      frames: {from: frame, frames: 1},
      expected:
        kind === 'fallback-font'
          ? 'characters that the fonts of the brand have'
          : 'graphics that several variants can share',
      got: words,
      evidence: {...trial, field: detail || kind},
    }),
  );
}

/** A combination that could not be laid out, as a finding. */
export const refusal = ({trial, problem}: RefusedTrial): Finding => ({
  rule: problem.code === 'copy-without-maximum' ? 'layout-maximum' : 'layout-broken',
  severity: 'error',
  variant: nameOf(trial),
  frames: null,
  expected: problem.expected ?? 'a template that can be drawn',
  got: [problem.what, problem.got].filter(Boolean).join(': '),
  evidence: {...trial, field: problem.where?.field ?? 'template', fix: problem.fix},
});

const nameOf = ({
  template,
  brand,
  typography,
  format,
  language,
  seconds,
  copy,
}: RefusedTrial['trial']): string =>
  [template, format, language, seconds && `${seconds} s`, [brand, typography].filter(Boolean).join(' '), copy]
    .filter(Boolean)
    .join(', ');
