import {Command, CommanderError, type Option} from 'commander';
import {packageFacts} from '../machine/tools/package.ts';
import {unknownCommand, usageError} from './arguments/usage-errors.ts';

/** A command before it is loaded. */
export type CommandEntry = {
  summary: string;
  load: () => Promise<{command: (signal: AbortSignal) => Command}>;
};

/** Runs the command that these words call. Only that one is loaded. */
export async function runCommand(
  argv: readonly string[],
  commands: Record<string, CommandEntry>,
  signal: AbortSignal,
): Promise<void> {
  const program = new Command('tenspot')
    .description('Ten finished video ads from one template, rendered as a set.')
    .version(packageFacts().version)
    .helpCommand('help [command]', 'say what a command does and takes')
    .configureOutput({writeErr: () => undefined})
    .configureHelp({optionDescription: withoutDefault})
    // What follows a command's name is that command's: one and its subcommand may both have --json.
    .enablePositionalOptions()
    .exitOverride();
  const words = withHelp(argv);
  const name = words.find((word) => !word.startsWith('-'));
  if (name !== undefined && !Object.hasOwn(commands, name)) throw unknownCommand(name, Object.keys(commands));
  let called = program;
  for (const [id, {summary, load}] of Object.entries(commands)) {
    if (id !== name) program.command(id).summary(summary);
    else {
      called = (await load()).command(signal).summary(summary).copyInheritedSettings(program);
      for (const part of called.commands) part.copyInheritedSettings(program);
      program.addCommand(called);
    }
  }
  try {
    await program.parseAsync(words, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and the version come out as errors that are none.
    if (error.exitCode !== 0) throw usageError(error, partOf(called, words));
  }
}

/** The subcommand that was meant, where a command has some. */
const partOf = (called: Command, words: readonly string[]): Command => {
  const [, second] = words.filter((word) => !word.startsWith('-'));
  return called.commands.find((part) => part.name() === second) ?? called;
};

/** What an option does. Its own words tell its default, where that is more than leaving it out. */
const withoutDefault = ({description, argChoices}: Option): string =>
  argChoices ? `${description} (choices: ${argChoices.join(', ')})` : description;

/** Without a word, and after `help`, what is wanted is help. */
function withHelp([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return ['--help'];
  if (first !== 'help') return [first, ...rest];
  return [...rest.filter((word) => !word.startsWith('-')).slice(0, 1), '--help'];
}
