import {Command} from 'commander';
import type {EXIT} from '../spot/problem/errors.ts';

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command whose action returns the exit code of the process. */
export class TenspotCommand extends Command {
  /** What the action returned. Undefined when no action ran, as for `--help`. */
  exitCode: ExitCode | undefined;

  /** Like `action`, which ignores what its function returns. Commander passes the arguments, the options and the command. */
  runs(action: (...args: never[]) => Promise<ExitCode>): this {
    return this.action(async (...args: unknown[]) => {
      this.exitCode = await action(...(args as never[]));
    });
  }
}
