import {availableParallelism} from 'node:os';
import {keyOf} from '../../machine/files/hash.ts';
import {withoutGrade} from '../../spot/timeline/resolved-spot.ts';
import {masterSize} from '../../spot/variant/format.ts';
import {lazyBrowser} from '../project/lazy-browser.ts';
import type {Project} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {Batch} from './batch.ts';

/** How long a batch would have taken with every variant rendered by itself. */
export type OneByOne = {
  frames: number;
  framesPerSecond: number;
  seconds: number;
  /** Seconds that it took as a set. */
  asSet: number;
};

/** How many frames are rendered to measure the speed of this machine, and how many of those are not counted: the browser is slower at first. */
const TRIED = 30;
const WARM_UP = 6;

/** For fewer frames than this, measuring would take too long in comparison. */
const LEAST_FRAMES = 300;

/** Null where fewer than two variants were rendered as a set. The speed of the machine is measured once for each template and size, and stored. */
export async function oneByOne(
  {outcomes, engine, proof, versions, drawing}: Batch,
  project: Pick<Project, 'workspace' | 'store' | 'env'>,
  report: Report,
  signal?: AbortSignal,
): Promise<OneByOne | null> {
  const made = outcomes.flatMap(({status, prepared}) => (status === 'done' && prepared ? [prepared] : []));
  const [first] = made;
  const frames = made.reduce((sum, {spot}) => sum + spot.frames, 0);
  if (engine !== 'set' || !first || made.length < 2 || frames < LEAST_FRAMES) return null;
  const {template, format} = first.variant.props;
  const size = masterSize(format, proof ? 0.5 : 1);
  const key = keyOf({
    speed: 'one by one',
    template,
    width: size.width,
    height: size.height,
    browser: versions.browser,
    remotion: versions.remotion,
    cores: availableParallelism(),
  });
  const {framesPerSecond} = await project.store.once(
    key,
    () => [],
    () => measure(first, proof ? 0.5 : 1, project, report, signal),
  );
  return {frames, framesPerSecond, seconds: frames / framesPerSecond, asSet: drawing};
}

async function measure(
  {spot}: StagedVariant,
  scale: number,
  project: Pick<Project, 'workspace' | 'store' | 'env'>,
  report: Report,
  signal?: AbortSignal,
): Promise<{framesPerSecond: number}> {
  report.step(
    'Rendering one second frame by frame, to estimate the time without sharing; once on this machine',
  );
  const {store} = project;
  const browser = lazyBrowser(project, {warn: report.warn, step: () => undefined});
  const {width, height, fps} = spot;
  const shown = {composition: 'spot', props: withoutGrade(spot), width, height, fps};
  // JPEG, the default of Remotion's renderer: the PNG of the reference engine takes longer.
  const job = {kind: 'video', ...shown, quality: 80} as const;
  try {
    const session = await browser.open();
    let warm: {frames: number; at: number} | undefined;
    let last = {frames: 0, at: 0};
    await store.draft('mp4', (output) =>
      session.draw(
        {...job, frames: Math.min(TRIED, spot.frames), scale, crf: 18, preset: 'veryfast', output},
        (frames) => {
          last = {frames, at: performance.now()};
          if (frames >= WARM_UP) warm ??= last;
        },
        signal,
      ),
    );
    const from = warm ?? {frames: 0, at: last.at};
    return {framesPerSecond: (1000 * (last.frames - from.frames)) / (last.at - from.at)};
  } finally {
    await browser.close();
  }
}
