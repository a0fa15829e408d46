import type {Job} from '../../spot/ledger/job.ts';
import type {Micro} from '../../spot/ledger/money.ts';
import type {Problem} from '../../spot/problem/errors.ts';

/** Receives the progress of a production. The command line prints it; a program may do something else with it. */
export type Report = {
  /** A sentence about the work that begins now. */
  step: (text: string) => void;
  warn: (text: string, problem?: Problem) => void;
  /** Frames of one variant that are drawn so far. `index` counts from 0. */
  frames: (progress: {variant: string; index: number; of: number; done: number; frames: number}) => void;
  /** A variant is finished. `seconds`: how long that took. */
  variant: (end: {
    variant: string;
    status: 'done' | 'reused' | 'failed';
    file: string;
    seconds: number;
  }) => void;
};

/** Receives the progress of purchases and picks. */
export type ShootReport = {
  /** Problems that do not end the run: shots that no model can make. */
  problems: (problems: readonly Problem[]) => void;
  /** A job changed its state. */
  job: (job: Job) => void;
  /** A take was bought, or it is known why not. */
  take: (end: TakeEnd) => void;
  /** A take was picked, in a sentence. */
  pick: (text: string) => void;
};

/** What became of one take of one shot. */
export type TakeEnd = {
  /** Spot, shot and format: `spring/hero@9:16`. */
  label: string;
  /** The number of the take. */
  take: number;
  /** `bought`: its file is in the store. Every other state says why it is not. */
  state: string;
  /** Who was paid. Null where the take was not bought. */
  provider: string | null;
  /** Micro-dollars; 0 where the take was not bought. */
  spent: Micro;
  /** Why the take was not bought. Null where it was. */
  why: string | null;
  /** What differs between its clip and what was ordered: size, shape or length. Empty where nothing does, or there is none. */
  unlike: readonly string[];
};
