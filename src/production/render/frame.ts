import type {BrowserSession} from '../../machine/browser/session.ts';
import type {Report} from '../report.ts';
import type {Shooting} from '../shoot/take.ts';
import type {Settings, Versions} from './key.ts';
import type {Prepared} from './prepare.ts';
import type {Production} from './production.ts';

/** What is fixed for a whole batch. */
export type Frame = {
  production: Production;
  shooting: Shooting;
  settings: Settings;
  versions: Versions;
  folder: string;
  /** Under what the records of its masters are kept: proofs apart. */
  name: string;
  report: Report;
  /** Opened when the first frame has to be drawn and not before. */
  browser: () => Promise<BrowserSession>;
};

/** A variant whose master is not there yet. */
export type Pending = {
  prepared: Prepared;
  /** Of everything that goes into the master. */
  key: string;
  /** The program that draws its graphics, by its hash. */
  program: string;
  master: string;
  /** Its place among the variants of this run. */
  index: number;
};
