import {IMAGE_VERSION} from '../../machine/media/image.ts';
import {remotionVersion} from '../../machine/tools/installed.ts';
import {type BrowserProgram, browserVersion, findBrowserProgram} from '../../machine/tools/tools.ts';
import {type LazyBrowser, lazyBrowser} from '../project/lazy-browser.ts';
import type {Project} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';
import {drawWith} from '../stage/draw-clip.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {drawingVersion, type Versions} from './master-key.ts';

/** What variants are staged with. */
export type OpenStaging = {
  /** Without the bought takes of a spot. */
  staging: StageContext;
  program: BrowserProgram;
  /** It starts when a placeholder is first drawn. */
  browser: LazyBrowser;
  versions: Versions;
};

/** Finds the programs that stage variants. Errors: `browser-missing`. */
export async function openStaging(
  project: Project,
  {report, signal}: {report: Report; signal?: AbortSignal | undefined},
): Promise<OpenStaging> {
  const {workspace, store, tools, env} = project;
  const program = findBrowserProgram(workspace.root, env);
  const versions = {
    browser: await browserVersion(program),
    ffmpeg: tools.ffmpegVersion,
    remotion: remotionVersion(),
    images: IMAGE_VERSION,
  };
  const browser = lazyBrowser(project, report, program);
  const draw = drawWith(browser.open, () => drawingVersion(workspace, versions));
  return {staging: {store, tools, signal, progress: report.step, draw}, program, browser, versions};
}
