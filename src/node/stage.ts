import {stageCompositions} from '../production/remotion/stage-compositions.ts';
import type {TenspotProject} from './open-project.ts';
import {type RunOptions, running} from './running.ts';

/** What is staged for Remotion. */
export type StageOptions = RunOptions & {
  /**
   * Ids of compositions to stage. Other words are ignored, as Remotion's command line has paths beside ids. Default, and where none is an
   * id: all variants of all spots.
   */
  compositions?: readonly string[] | undefined;
  /** Stages nothing: the variants are only listed. Default: false. */
  list?: boolean | undefined;
};

/** What Remotion's own commands need. */
export type StageResult = {
  /** The module that registers a composition for each variant. */
  entry: string;
  /** An empty file of environment variables. */
  envFile: string;
  /** The folder with the staged files. */
  publicDir: string;
  /** The browser that Tenspot renders with. */
  browser: {path: string; kind: 'headless-shell' | 'chrome'};
  /** Every variant of every spot that can be read. */
  compositions: {id: string; spot: string; staged: boolean}[];
};

/**
 * Stages variants for Remotion's own commands (`npx remotion render`), which `remotion.config.ts` calls. A spot that cannot be read, and a
 * variant that cannot be staged, are warnings, unless `compositions` names the variant. Errors: `browser-missing`, `ffmpeg-missing`;
 * `interrupted`.
 */
export const stage = ({folders, env}: TenspotProject, options: StageOptions = {}): Promise<StageResult> =>
  running(options, async ({report, signal}) => {
    const {compositions: only = [], list: listOnly = false} = options;
    const {spots, ...opened} = await stageCompositions(folders, {env, report, signal, only, listOnly});
    const compositions = spots.flatMap((spot) =>
      spot.variants.map(({id, problem}) => ({id, spot: spot.id, staged: problem === null})),
    );
    return {...opened, compositions};
  });
