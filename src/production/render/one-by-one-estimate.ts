import {availableParallelism} from 'node:os';
import {keyOf} from '../../machine/files/hash.ts';
import {findBrowserProgram} from '../../machine/tools/tools.ts';
import {withoutGrade} from '../../spot/timeline/resolved-spot.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {Production} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import {lazyBrowser} from './lazy-browser.ts';
import type {Batch} from './outcome.ts';

/** What a batch would have taken with every variant rendered by itself. */
export type OneByOne = {
  frames: number;
  framesPerSecond: number;
  seconds: number;
  /** What it took as a set. */
  asSet: number;
};

/** Frames that are drawn to see how fast this machine draws them, and how many of those come before it is at full speed. */
const TRIED = 30;
const WARM_UP = 6;

/** Fewer frames are not worth the seconds that measuring takes. */
const WORTH = 300;

/** Null where no two variants were made as a set. How fast frames are drawn is measured once for a template and size, and noted. */
export async function oneByOne(
  {outcomes, engine, proof, versions, drawing}: Batch,
  production: Production,
  report: Report,
  signal?: AbortSignal,
): Promise<OneByOne | null> {
  const made = outcomes.flatMap(({status, prepared}) => (status === 'done' && prepared ? [prepared] : []));
  const [first] = made;
  const frames = made.reduce((sum, {spot}) => sum + spot.frames, 0);
  if (engine !== 'set' || !first || made.length < 2 || frames < WORTH) return null;
  const {template, format} = first.variant.props;
  const size = masterSize(format, proof ? 0.5 : 1);
  const key = keyOf({
    ...{speed: 'one by one', template, ...size, browser: versions.browser, remotion: versions.remotion},
    cores: availableParallelism(),
  });
  const {framesPerSecond} = await production.store.once(
    key,
    () => [],
    () => measure(first, proof ? 0.5 : 1, production, report, signal),
  );
  return {frames, framesPerSecond, seconds: frames / framesPerSecond, asSet: drawing};
}

async function measure(
  {spot}: StagedVariant,
  scale: number,
  production: Production,
  report: Report,
  signal?: AbortSignal,
): Promise<{framesPerSecond: number}> {
  report.step('Drawing a second of it frame by frame, to know what that would cost; once on this machine');
  const {workspace, store} = production;
  const browser = lazyBrowser(findBrowserProgram(workspace.root), production, {
    ...report,
    step: () => undefined,
  });
  const {width, height, fps} = spot;
  const shown = {composition: 'spot', props: withoutGrade(spot), width, height, fps};
  // The renderer's own default: our reference draws PNG, and takes longer.
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
