import {join, relative, sep} from 'node:path';
import {programHash} from '../../machine/browser/program-hash.ts';
import {keyOf} from '../../machine/files/hash.ts';
import {GRADE_VERSION} from '../grade/grade.ts';
import type {Workspace} from '../project/workspace.ts';
import {exportName} from '../scaffold/registry.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';

/** Raise when the way from a resolved spot to a master changes. */
const ENGINE_VERSION = 5;

/** The programs that pixels and samples depend on. */
export type Versions = {browser: string; ffmpeg: string; remotion: string; images: string};

export type EncodeSettings = {scale: number; crf: number; preset: 'veryfast' | 'medium'};

/** Everything that decides the bytes of a master. It names content, never paths or times. */
export const inputKey = (
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

/** What decides how a composition of no template looks, beside its props. */
export const drawingVersion = async (workspace: Workspace, {browser, remotion}: Versions): Promise<string> =>
  keyOf({program: await templateProgram(workspace, null), browser, remotion});

/**
 * The program that draws one template: everything that the workspace registers, but the other templates.
 * So a line of one template leaves the masters of the others alone.
 */
export async function templateProgram(
  {root, home, compositions}: Workspace,
  template: string | null,
): Promise<string> {
  const templates = join(compositions, 'templates');
  const text = (file: string): string | undefined => {
    const [other = '', name = ''] = relative(templates, file).split(sep);
    if (other === '..' || other === template || name === '') return undefined;
    return `export const Graphics = () => null; export const ${exportName(other)} = {};`;
  };
  return programHash({
    ...{entry: join(compositions, 'index.ts'), root, notes: join(home, 'programs')},
    instead: {name: `all but ${template ?? 'any'}`, text},
  });
}
