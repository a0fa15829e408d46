import {type Bench, runBench} from '../production/bench/bench.ts';
import type {Measured} from '../production/bench/cases.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** What is measured. */
export type BenchOptions = Pick<SpotChoice, 'spot'> &
  RunOptions & {
    /**
     * `quick`: only with takes of 720x1280. `full`: stock Remotion renders all ten variants. Default: `usual`, which multiplies the median
     * of three by ten. `review-grid`: the review app alone.
     */
    extent?: 'quick' | 'usual' | 'full' | 'review-grid' | undefined;
    /** Receives each case as soon as it is measured. Default: none. */
    onCase?: ((measured: Measured) => void) | undefined;
  };

/**
 * Measures a batch against stock Remotion on this machine. Takes a long time, and measures correctly only while the machine does nothing else.
 * Errors: those of `render`; `bench-too-few` where the spot has fewer than ten variants, `bench-no-line` where they share no line of copy.
 */
export const bench = (project: TenspotProject, options: BenchOptions = {}): Promise<Bench> =>
  running(options, (run) =>
    withProject(project, options, 'bench', run, ({id}) => {
      const {report, signal} = run;
      const {extent = 'usual', onCase = () => undefined} = options;
      return runBench(project.folders, {
        spot: id,
        extent,
        onCase,
        signal,
        tell: report.step,
        env: project.env,
      });
    }),
  );
