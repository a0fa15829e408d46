import {type BuildOptions, type BuildResult, build, stop} from 'esbuild';

/** Builds in progress. When there is none, esbuild's process is stopped: it would keep 200 MB during a batch. */
let running = 0;

/** Builds with esbuild, whose process all builds of this process share. Throws esbuild's `BuildFailure`. */
export async function buildOnce<T extends BuildOptions>(options: T): Promise<BuildResult<T>> {
  running++;
  try {
    return await build<T>(options as T & Record<string, never>);
  } finally {
    if (--running === 0) await stop();
  }
}
