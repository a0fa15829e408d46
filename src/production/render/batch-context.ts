import type {BrowserSession} from '../../machine/browser/session.ts';
import type {Store} from '../../machine/files/store.ts';
import type {MachineFonts} from '../../machine/fonts/machine-fonts.ts';
import type {Environment, Tools} from '../../machine/tools/tools.ts';
import type {Report} from '../project/report.ts';
import type {Workspace} from '../project/workspace.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {EncodeSettings, Versions} from './master-key.ts';

/** What is the same for all masters of a batch. */
export type BatchContext = {
  /** The id of the spot. */
  spot: string;
  workspace: Workspace;
  store: Store;
  tools: Tools;
  /** The environment of the run. */
  env: Environment;
  /** The fonts in which the browser draws what the brand's fonts lack. */
  machineFonts: MachineFonts;
  signal?: AbortSignal | undefined;
  settings: EncodeSettings;
  versions: Versions;
  /** Where the masters go. */
  folder: string;
  /** The name under which the records of the masters are kept. Proofs have their own. */
  records: string;
  report: Report;
  /** Starts the browser when it is first called. */
  browser: () => Promise<BrowserSession>;
};

/** A master that has to be rendered. */
export type PendingMaster = {
  prepared: StagedVariant;
  /** A hash of everything that decides the bytes of the master. */
  key: string;
  /** A hash of the program that draws its graphics. */
  program: string;
  /** The path of the file. */
  master: string;
  /** Its position among the variants of this run. */
  index: number;
};
