import type {Argument, Command, CommanderError} from 'commander';
import {invalid, type Problem, type TenspotError} from '../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';

/** What was wrong with the words after `tenspot`, as a problem like any other. */
export function usageError({code, message}: CommanderError, command: Command): TenspotError {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
  const describe = DESCRIBE[code];
  return invalid(
    describe
      ? describe(quoted, command, message)
      : {code: 'usage', what: message.replace(/^error: /, ''), fix: seeHelp(command)},
  );
}

/** A name that is no command, or no spot command: the nearest one is offered. */
export function unknownCommand(got: string, known: readonly string[]): TenspotError {
  return invalid({
    code: 'usage-command',
    what: 'there is no such command',
    expected: known.join(', '),
    got,
    reason: 'unknown',
    ...didYouMean(nearest(got, known), 'Run `tenspot help` to see what each command does.'),
  });
}

/** Words that no argument takes. */
export const tooMany = (extra: readonly string[], command: Command): TenspotError =>
  invalid({
    code: 'usage-excess',
    what: `\`${pathOf(command)}\` does not accept so many arguments`,
    expected: callOf(command),
    got: extra.join(' '),
    fix: `Leave out "${extra.join(' ')}".`,
  });

type Describe = (quoted: string[], command: Command, message: string) => Problem;

const DESCRIBE: Record<string, Describe> = {
  'commander.unknownOption': ([got = ''], command) => {
    const known = command.options.flatMap(({long}) => (long ? [long] : []));
    return {
      code: 'usage-option',
      what: 'there is no such option',
      expected: [...known, '--help'].join(', '),
      got,
      reason: 'unknown',
      ...didYouMean(nearest(got, known), seeHelp(command)),
    };
  },
  'commander.missingArgument': ([name = ''], command) => {
    const argument = command.registeredArguments.find((each) => each.name() === name);
    return {
      code: 'usage-argument',
      what: `<${name}> is missing`,
      expected: expectedOf(argument) ?? `a ${name}`,
      got: 'nothing',
      reason: 'missing',
      fix: `Write \`${callOf(command)}\`.`,
    };
  },
  'commander.optionMissingArgument': ([flags = ''], command) => ({
    code: 'usage-option-value',
    what: `${flags.split(' ')[0]} needs a value`,
    expected: flags,
    got: 'nothing after it',
    reason: 'missing',
    fix: seeHelp(command),
  }),
  'commander.invalidArgument': (quoted, command, message) => {
    const argument = command.registeredArguments.find((each) => quoted.at(-1) === each.name());
    const option = command.options.find(({flags}) => flags === quoted[0]);
    const got = (option ? quoted[1] : quoted[0]) ?? '';
    const choices = (option ?? argument)?.argChoices;
    // What the option's own reader says it wants, and what to do.
    const [, wanted, fix] = / is invalid\. ([^\n]*)(?:\n([^\n]*))?$/.exec(message) ?? [];
    return {
      code: 'usage-value',
      what: `the value of ${option ? option.long : `<${argument?.name()}>`} is not valid`,
      expected: choices?.join(', ') ?? wanted ?? expectedOf(argument) ?? option?.description,
      got,
      reason: choices ? 'unknown' : 'invalid',
      ...didYouMean(nearest(got, choices ?? []), fix ?? seeHelp(command)),
    };
  },
  'commander.conflictingOption': (quoted, command) => ({
    code: 'usage-conflict',
    what: 'these two options cannot be combined',
    expected: 'one of them',
    got: quoted.join(' and '),
    fix: seeHelp(command),
  }),
  'commander.missingMandatoryOptionValue': ([flags = ''], command) => ({
    code: 'usage-option-missing',
    what: `${flags.split(' ')[0]} is missing`,
    expected: command.options.find((option) => option.flags === flags)?.description ?? flags,
    got: 'nothing',
    reason: 'missing',
    fix: `Add ${flags}.`,
  }),
  'commander.help': (_, command) => ({
    code: 'usage-command',
    what: `\`${pathOf(command)}\` needs a command`,
    expected: subcommandsOf(command).join(', '),
    got: 'nothing',
    reason: 'missing',
    fix: seeHelp(command),
  }),
  'commander.unknownCommand': ([got = ''], command) => ({
    code: 'usage-command',
    what: `\`${pathOf(command)}\` has no such command`,
    expected: subcommandsOf(command).join(', '),
    got,
    reason: 'unknown',
    ...didYouMean(nearest(got, subcommandsOf(command)), seeHelp(command)),
  }),
  'commander.excessArguments': (_, command) =>
    tooMany(command.args.slice(command.registeredArguments.length), command).problems[0] as Problem,
};

const subcommandsOf = ({commands}: Command): string[] => commands.map((each) => each.name());

const expectedOf = (argument: Argument | undefined): string | undefined =>
  argument?.argChoices?.join(', ') ?? (argument?.description || undefined);

/** How the command is called: `tenspot new [options] <kind> <name>`. */
const callOf = (command: Command): string => `${pathOf(command)} ${command.usage()}`;

/** `tenspot new`, `tenspot takes prune`. */
const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

const seeHelp = (command: Command): string => {
  if (!command.parent) return 'See `tenspot help`.';
  return command.parent.parent
    ? `See \`${pathOf(command)} --help\`.`
    : `See \`tenspot help ${command.name()}\`.`;
};
