import type {Finding} from '../../node/vocabulary.ts';
import {styleText} from './terminal.ts';

/** What a text does that breaks a rule. */
const RULES: Record<string, string> = {
  'layout-safe-zone': 'is outside the safe zone',
  'layout-box': 'is outside its box',
  'layout-clipped': 'is cut off',
  'layout-overlap': 'lies over other text',
  'layout-fit': 'does not fit at its smallest size',
  'layout-broken': 'cannot be drawn',
  'layout-maximum': 'has no maximum length',
  'layout-font': 'is drawn in a font of this machine',
  'layout-slow': 'makes the browser render frames in full, which takes many times as long',
};

/** How many of the other variants are named; the rest are counted. */
const NAMED = 3;

/** Findings in lines: for each rule and text the worst, and the other variants where it was found. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const {template, field} = finding.evidence ?? {};
    const key = `${finding.severity} ${finding.rule} ${template} ${field}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(describeGroup);
}

function describeGroup(group: readonly Finding[]): string {
  const [worst, ...others] = [...group].sort((a, b) => pixelsOf(b) - pixelsOf(a)) as [Finding, ...Finding[]];
  const {rule, severity, expected, got, evidence = {}} = worst;
  const seen = [...new Set(others.map(({variant}) => variant))].filter((each) => each !== worst.variant);
  const more = seen.length > NAMED ? [`and ${seen.length - NAMED} more`] : [];
  const rows = [
    ['expected', expected],
    ['got', got],
    ['in', placeOf(worst)],
    ['also in', [...seen.slice(0, NAMED), ...more].join('\n           ')],
    ['fix', typeof evidence.fix === 'string' ? evidence.fix : ''],
  ].filter(([, text]) => text !== '');
  const head = `${evidence.template}: ${evidence.field} ${RULES[rule] ?? 'breaks a rule'}`;
  return [
    `${paint(severity === 'error' ? 'red' : 'yellow', severity)} ${head} ${paint('dim', `[${rule}]`)}`,
    ...rows.map(([name = '', text]) => `  ${paint('dim', name.padEnd(8))} ${text}`),
  ].join('\n');
}

const placeOf = ({variant, frames}: Finding): string =>
  frames ? `${variant}, frame ${frames.from}` : variant;

const pixelsOf = ({evidence}: Finding): number => (typeof evidence?.by === 'number' ? evidence.by : 0);

const paint = (style: 'red' | 'yellow' | 'dim', text: string): string =>
  styleText(style, text, {stream: process.stdout});
