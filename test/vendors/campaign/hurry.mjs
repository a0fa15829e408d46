import {createRequire, syncBuiltinESMExports} from 'node:module';

// Loaded with --import into the command line of a campaign: time runs faster there, so that the ten minutes for which a
// purchase waits are a second. Nothing of Tenspot is changed, and Tenspot has no setting for it. Only its own waits are
// shorter: those of packages, of requests (AbortSignal.timeout) and of global timers keep their length.
const {base, from, speed, skew} = JSON.parse(process.env.CAMPAIGN_CLOCK ?? '{}');
if (speed) {
  const RealDate = Date;
  const now = () => Math.round(base + (RealDate.now() - from) * speed + skew);
  globalThis.Date = class Hurried extends RealDate {
    constructor(...args) {
      super(...(args.length === 0 ? [now()] : args));
    }
    static now = now;
  };
  const timers = createRequire(import.meta.url)('node:timers/promises');
  const wait = timers.setTimeout;
  timers.setTimeout = (ms, ...rest) => {
    const caller = new Error('caller').stack?.split('\n')[2] ?? '';
    return wait(caller.includes('/src/') && !caller.includes('node_modules') ? ms / speed : ms, ...rest);
  };
  syncBuiltinESMExports();
}
