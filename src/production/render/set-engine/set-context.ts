import type {BrowserSession} from '../../../machine/browser/session.ts';
import type {Cache} from '../../../machine/files/cache.ts';
import type {Store} from '../../../machine/files/store.ts';
import type {MachineFonts} from '../../../machine/fonts/machine-fonts.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {Report} from '../../project/report.ts';
import type {EncodeSettings, Versions} from '../master-key.ts';

/** A variant as the set engine gets it. */
export type SetVariant = {
  id: string;
  /** With conformed takes. ffmpeg applies the grade. */
  spot: ResolvedSpot;
  /** The same spot with graded takes, for frames that the browser draws completely. */
  graded: () => Promise<ResolvedSpot>;
  /** The hash of the program that draws the graphics. */
  program: string;
};

/** What every step of the set engine works with. */
export type SetContext = {
  store: Store;
  /** Work of earlier runs: fingerprints, graphics states and segments. */
  cache: Cache;
  tools: Tools;
  machineFonts: MachineFonts;
  settings: EncodeSettings;
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  report: Report;
  signal?: AbortSignal | undefined;
};
