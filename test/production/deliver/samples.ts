import {createHash} from 'node:crypto';
import type {Workspace} from '../../support/workspace.ts';

/** Lines of variants.yaml with an ad. */
export const AD = `
ad:
  primaryText: Still ice at noon.
  headline: Still cold at noon
  callToAction: shop-now
  url: https://meridian.example/flask
  utm: {source: '{placement}', content: '{variant}-{hook}'}
  cover: {frame: 7}
`;

export const VARIANTS = 'compositions/spots/tiny/variants.yaml';
export const SHOTS = 'compositions/spots/tiny/shots.yaml';
export const BRAND = 'brands/plain/brand.yaml';

export const sha256Of = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The gates that are red, as `gate variant code`. */
export const redIn = (
  gates: readonly {gate: string; variant: string; state: string; code: string | null}[],
): string[] =>
  gates.filter(({state}) => state === 'red').map(({gate, variant, code}) => `${gate} ${variant} ${code}`);

/** A record of rights.yaml that permits everything until a day. */
export const licenceOf = (files: string, {title = 'Ours', to = 'null', more = ''} = {}): string =>
  `  - {files: ['${files}'], title: ${title}, creator: C, licence: {name: l, id: L-1}, media: [all], territory: [worldwide], term: {from: 2020-01-01, to: ${to}}, edits: true, proof: p${more}}\n`;

/** Gives every file of the small workspace a record that permits everything. */
export function licenseAll(workspace: Workspace): void {
  workspace.edit(BRAND, '    music:', '    rights: rights.yaml\n    music:');
  workspace.write('brands/plain/rights.yaml', `records:\n${licenceOf('music/*')}${licenceOf('fonts/*')}`);
  workspace.write('compositions/spots/tiny/rights.yaml', `records:\n${licenceOf('*')}`);
}
