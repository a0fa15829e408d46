import {Command} from 'commander';
import type {EXIT} from '../spot/problem/errors.ts';

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command does beside printing, for programs that choose commands. */
export type Effects = {
  /** `free`: changes nothing outside `.tenspot/`. `writes`: changes files. `spends`: may cost money, within `--max-cost`. */
  cost: 'free' | 'writes' | 'spends';
  /** Kinds of documents that it reads. */
  reads?: readonly DocumentName[];
  /** What it writes, as paths from the workspace. */
  writes?: readonly string[];
};

type DocumentName =
  | 'brand'
  | 'brief'
  | 'angles'
  | 'script'
  | 'shots'
  | 'edit'
  | 'grade'
  | 'takes'
  | 'variants'
  | 'footage'
  | 'rights';

/** The documents of a spot and of its brand. */
export const SPOT_DOCUMENTS: readonly DocumentName[] = [
  'variants',
  'shots',
  'edit',
  'grade',
  'script',
  'takes',
  'brand',
  'footage',
  'rights',
];

/** A command whose action returns the exit code of the process. */
export class TenspotCommand extends Command {
  /** What the action returned. Undefined when no action ran, as for `--help`. */
  exitCode: ExitCode | undefined;
  /** What `has` said. Undefined before. */
  effects: Effects | undefined;

  /** Says what the command does beside printing. */
  has(effects: Effects): this {
    this.effects = effects;
    return this;
  }

  /** Like `action`, which ignores what its function returns. Commander passes the arguments, the options and the command. */
  runs(action: (...args: never[]) => Promise<ExitCode>): this {
    return this.action(async (...args: unknown[]) => {
      this.exitCode = await action(...(args as never[]));
    });
  }
}
