import {join} from 'node:path';
import {programHash} from '../../machine/browser/program.ts';
import {keyOf} from '../../machine/hash.ts';
import type {Workspace} from '../workspace/find.ts';
import type {Prepared} from './prepare.ts';

/** Raise when the way from a resolved spot to a master changes. */
const ENGINE_VERSION = 1;

/** The programs that pixels and samples depend on. */
export type Versions = {browser: string; ffmpeg: string; remotion: string};

export type Settings = {scale: number; crf: number; preset: 'veryfast' | 'medium'};

/** Everything that decides the bytes of a master. It names content, never paths or times. */
export const inputKey = (
  prepared: Prepared,
  program: string,
  settings: Settings,
  versions: Versions,
): string =>
  keyOf({spot: prepared.spot, mix: prepared.mix, program, settings, versions, engine: ENGINE_VERSION});

/** The program that draws one template: its graphics, the framework's track and kit, and what they use. */
export async function templateProgram({root, compositions}: Workspace, template: string): Promise<string> {
  const source = [
    `export {Spot} from 'tenspot/picture';`,
    `export {Graphics} from './templates/${template}/graphics.tsx';`,
  ].join('\n');
  return (await programHash({root, source, folder: join(compositions)})).hash;
}

/** The program that draws the contact sheet. */
export async function wallProgram({root, compositions}: Workspace): Promise<string> {
  const source = `export {WallSheet} from 'tenspot/picture';`;
  return (await programHash({root, source, folder: compositions})).hash;
}
