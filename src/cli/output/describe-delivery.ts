import {relative} from 'node:path';
import type {DeliverResult} from '../../node/deliver.ts';
import {styleText} from './terminal.ts';

/** What was delivered, or what keeps it from being delivered, for people. */
export function describeDelivery(
  {folder, zip, costs, deliverables, gates, changes, leftOut, bulk, filled, warnings, pass}: DeliverResult,
  root: string,
  dryRun: boolean,
): string[] {
  const red = gates.filter(({state}) => state === 'red');
  const overridden = gates.filter(({state}) => state === 'overridden');
  const short = (path: string): string => relative(root, path) || path;
  return [
    ...red.flatMap(({gate, variant, placement, what, file, expected, got, fix}) => [
      `${styleText('red', 'red')} ${gate}: ${variant}${placement ? ` for ${placement}` : ''}: ${what}`,
      `    ${file ? `${short(file)}: ` : ''}expected ${expected}, got ${got}`,
      ...(fix ? [`    ${fix}`] : []),
    ]),
    ...overridden.map(
      ({gate, variant, what, override}) =>
        `${styleText('yellow', 'overridden')} ${gate}: ${variant}: ${what} (${override?.by}: ${override?.why})`,
    ),
    ...leftOut.map(({variant, why}) => `left out: ${variant}: ${why}`),
    ...deliverables.map(({file, derivation, cover, captions}) => {
      const how =
        derivation.kind === 'master'
          ? 'the master'
          : `${derivation.kind}: ${derivation.reasons.map(({figure}) => figure).join(', ')}`;
      return `${file} (${how}; cover at frame ${cover.frame}${captions.length > 0 ? '; captions' : ''})`;
    }),
    ...(changes ?? []).map(
      ({kind, variant, placement, changed}) =>
        `${kind}: ${variant} for ${placement}${changed.length > 0 ? ` (${changed.join(', ')})` : ''}`,
    ),
    ...bulk.map(({folder: pack, sheet, videos, encodes}) => {
      const smaller = encodes.length > 0 ? `; ${encodes.length} encoded again to fit` : '';
      return `${pack}/${sheet} (${videos.length} videos${smaller}; every ad is paused)`;
    }),
    ...filled.map(({file, empty}) => `${file} (left empty: ${empty.join(', ') || 'nothing'})`),
    ...warnings.map((warning) => `${styleText('yellow', 'check by hand')}: ${warning}`),
    ...(costs ? [`${short(costs)} (not in the delivery: do not hand it on)`] : []),
    pass
      ? dryRun
        ? `${deliverables.length} files would be delivered. Nothing was kept.`
        : `Delivered ${deliverables.length} files to ${short(folder ?? '')}${zip ? ` and ${short(zip)}` : ''}`
      : `Nothing was delivered: ${red.length} ${red.length === 1 ? 'gate is' : 'gates are'} red.`,
  ];
}
