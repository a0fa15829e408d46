import {EXIT} from '../spot/problem/errors.ts';
import {COMMANDS} from './command-table.ts';
import {exitWhenPrinted} from './exit-when-printed.ts';
import {errorOfRun, openInterrupt} from './interrupt.ts';
import {printError} from './output/print-error.ts';
import {runCommand} from './run-command.ts';
import {captureConsole} from './third-party-output.ts';

captureConsole(process.env, process.stderr);
const signal = openInterrupt();
// The launcher that started this process was killed, and its terminal with it: the result has no reader.
process.on('disconnect', () => process.exit(EXIT.interrupted));

runCommand(process.argv.slice(2), COMMANDS, signal).then(exitWhenPrinted, (error: unknown) =>
  exitWhenPrinted(printError(errorOfRun(error, signal), process.argv.includes('--json'))),
);
