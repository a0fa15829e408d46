import {type Command, CommanderError, type Option} from 'commander';
import {packageFacts} from '../node/command-start.ts';
import {EXIT} from '../spot/problem/errors.ts';
import {unknownCommand, usageError} from './arguments/usage-errors.ts';
import {type ExitCode, TenspotCommand} from './tenspot-command.ts';

/** A command before it is loaded. */
export type CommandEntry = {
  summary: string;
  load: () => Promise<{command: MakeCommand}>;
};

/** Makes a command. `commands`: all of them, for the one that describes the others. */
type MakeCommand = (signal: AbortSignal, commands: Record<string, CommandEntry>) => TenspotCommand;

/** Runs the command that the arguments name, and returns its exit code. Only that command is loaded. */
export async function runCommand(
  argv: readonly string[],
  commands: Record<string, CommandEntry>,
  signal: AbortSignal,
): Promise<ExitCode> {
  const program = new TenspotCommand('tenspot')
    .description('Ten finished video ads from one template, rendered as a set.')
    .version(packageFacts().version)
    .helpCommand('help [command]', 'show what a command does, with its arguments and options')
    .configureOutput({writeErr: () => undefined})
    .configureHelp({optionDescription: withoutDefault})
    // A command and its subcommand may both have --json: an option belongs to the name before it.
    .enablePositionalOptions()
    .exitOverride();
  const words = withHelp(argv);
  const name = words.find((word) => !word.startsWith('-'));
  if (name !== undefined && !Object.hasOwn(commands, name)) throw unknownCommand(name, Object.keys(commands));
  let called = program;
  for (const [id, {summary, load}] of Object.entries(commands)) {
    if (id !== name) program.command(id).summary(summary);
    else {
      called = (await load()).command(signal, commands).summary(summary).copyInheritedSettings(program);
      for (const part of called.commands) part.copyInheritedSettings(program);
      program.addCommand(called);
    }
  }
  try {
    await program.parseAsync(words, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander also throws after it has printed help or the version.
    if (error.exitCode !== 0) throw usageError(error, partOf(called, words));
  }
  return exitCodesOf(called).find((code) => code !== undefined) ?? EXIT.done;
}

/** The exit codes of a command and its subcommands. At most one of them has run. */
const exitCodesOf = (command: Command): (ExitCode | undefined)[] => [
  ...(command instanceof TenspotCommand ? [command.exitCode] : []),
  ...command.commands.flatMap(exitCodesOf),
];

/** The subcommand that the arguments name, else the command itself. */
const partOf = (called: Command, words: readonly string[]): Command => {
  const [, second] = words.filter((word) => !word.startsWith('-'));
  return called.commands.find((part) => part.name() === second) ?? called;
};

/** The description of an option, without the default that commander adds: the description says it where it matters. */
const withoutDefault = ({description, argChoices}: Option): string =>
  argChoices ? `${description} (choices: ${argChoices.join(', ')})` : description;

/** No argument at all, and `help [command]`, mean `--help`. */
function withHelp([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return ['--help'];
  if (first !== 'help') return [first, ...rest];
  return [...rest.filter((word) => !word.startsWith('-')).slice(0, 1), '--help'];
}
