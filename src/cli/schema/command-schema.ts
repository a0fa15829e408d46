import type {Argument, Command, Option} from 'commander';
import type {CommandEntry} from '../run-command.ts';
import {type Effects, TenspotCommand} from '../tenspot-command.ts';

/** A command for programs: what it is given, and what it does beside printing. */
export type CommandSchema = Required<Effects> & {
  /** How it is called: `tenspot takes prune`. */
  command: string;
  /** What it does. */
  description: string;
  arguments: ArgumentSchema[];
  options: OptionSchema[];
};

/** An argument by its position. */
type ArgumentSchema = {
  name: string;
  description: string;
  required: boolean;
  /** It takes all words that are left. */
  several: boolean;
  /** The words that it accepts; null where it accepts any. */
  choices: readonly string[] | null;
};

/** An option. `value`: null where it takes none, else what it takes; `optional` where it may stand alone. */
type OptionSchema = {
  name: string;
  description: string;
  value: string | null;
  optional: boolean;
  choices: readonly string[] | null;
};

/** The commands that a name stands for, subcommands included. Default: all. */
export async function commandSchemas(
  commands: Record<string, CommandEntry>,
  name?: string,
): Promise<CommandSchema[]> {
  const signal = new AbortController().signal;
  const schemas: CommandSchema[] = [];
  for (const [id, {load}] of Object.entries(commands)) {
    if (name !== undefined && id !== name) continue;
    schemas.push(...schemasOf((await load()).command(signal, commands), 'tenspot'));
  }
  return schemas;
}

function schemasOf(command: Command, parent: string): CommandSchema[] {
  const path = `${parent} ${command.name()}`;
  const effects = command instanceof TenspotCommand ? command.effects : undefined;
  if (!effects) throw new Error(`${path} does not say what it does beside printing: call has()`);
  const {cost, reads = [], writes = []} = effects;
  return [
    {
      command: path,
      description: command.description(),
      cost,
      reads,
      writes,
      arguments: command.registeredArguments.map(argumentSchema),
      options: command.options.map(optionSchema),
    },
    ...command.commands.flatMap((part) => schemasOf(part, path)),
  ];
}

const argumentSchema = (argument: Argument): ArgumentSchema => ({
  name: argument.name(),
  description: argument.description,
  required: argument.required,
  several: argument.variadic,
  choices: argument.argChoices ?? null,
});

const optionSchema = ({flags, long, description, optional, argChoices}: Option): OptionSchema => ({
  name: long ?? flags,
  description,
  value: /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? null,
  optional,
  choices: argChoices ?? null,
});
