import {dirname, join, relative, sep} from 'node:path';
import {programHash} from '../../machine/browser/program-hash.ts';
import {keyOf} from '../../machine/files/hash.ts';
import type {MasterInputs} from '../../spot/variant/manifest.ts';
import {GRADE_VERSION} from '../grade/grade.ts';
import type {Workspace} from '../project/workspace.ts';
import {exportName} from '../scaffold/registry.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';

/** Raise when the engines render a resolved spot to other bytes than before. */
const ENGINE_VERSION = 5;

/** The versions of the programs that pixels and samples depend on. */
export type Versions = {browser: string; ffmpeg: string; remotion: string; images: string};

export type EncodeSettings = {scale: number; crf: number; preset: 'veryfast' | 'medium'};

/** A hash of everything that decides the bytes of a master: content, but no paths or times. */
export const masterKey = (
  prepared: StagedVariant,
  program: string,
  settings: EncodeSettings,
  versions: Versions,
  engine: string,
): string =>
  keyOf({
    spot: prepared.spot,
    mix: prepared.mix,
    program,
    settings,
    versions,
    engine: `${engine} ${ENGINE_VERSION}`,
    grade: GRADE_VERSION,
  });

/** Hashes of what a master is made from, without the programs of this machine: they tell whether the documents changed since. */
export const masterInputs = (
  {spot, mix}: Pick<StagedVariant, 'spot' | 'mix'>,
  program: string,
): MasterInputs => ({spot: keyOf(spot), mix, program});

/** A hash of what decides, beside its props, how a composition that uses no template looks. */
export const drawingVersion = async (workspace: Workspace, {browser, remotion}: Versions): Promise<string> =>
  keyOf({program: await templateProgram(workspace, null), browser, remotion});

/**
 * A hash of the program that draws one template: everything that the workspace registers, without the other templates. A change to one
 * template does not make the masters of another out of date, unless the other imports what changed. `null`: without any template.
 */
export async function templateProgram(
  {root, home, compositions}: Workspace,
  template: string | null,
): Promise<string> {
  const templates = join(compositions, 'templates');
  const text = (file: string, importer: string): string | undefined => {
    if (!importer.endsWith('.generated.ts') || dirname(importer) !== compositions) return undefined;
    const [other = '', name = ''] = relative(templates, file).split(sep);
    if (other === '..' || other === template || name === '') return undefined;
    return `export const Graphics = () => null; export const ${exportName(other)} = {};`;
  };
  return programHash({
    entry: join(compositions, 'index.ts'),
    root,
    notes: join(home, 'programs'),
    instead: {name: `all but ${template ?? 'any'}`, text},
  });
}
