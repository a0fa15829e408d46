import type {BrowserSession} from '../../machine/browser/session.ts';
import type {Production} from '../project/open-project.ts';
import type {Report} from '../project/report.ts';
import type {StageContext} from '../stage/stage-context.ts';
import type {StagedVariant} from '../stage/stage-variant.ts';
import type {EncodeSettings, Versions} from './master-key.ts';

/** What is fixed for a whole batch. */
export type BatchContext = {
  production: Production;
  shooting: StageContext;
  settings: EncodeSettings;
  versions: Versions;
  folder: string;
  /** Under what the records of its masters are kept: proofs apart. */
  name: string;
  report: Report;
  /** Opened when the first frame has to be drawn and not before. */
  browser: () => Promise<BrowserSession>;
};

/** A variant whose master is not there yet. */
export type PendingMaster = {
  prepared: StagedVariant;
  /** Of everything that goes into the master. */
  key: string;
  /** The program that draws its graphics, by its hash. */
  program: string;
  master: string;
  /** Its place among the variants of this run. */
  index: number;
};
