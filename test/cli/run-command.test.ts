import {expect, onTestFinished, test, vi} from 'vitest';
import {type CommandEntry, runCommand} from '../../src/cli/run-command.ts';
import {type ExitCode, TenspotCommand} from '../../src/cli/tenspot-command.ts';
import {EXIT} from '../../src/spot/problem/errors.ts';

const ending = (name: string, code: ExitCode): TenspotCommand =>
  new TenspotCommand(name).option('--json', '', false).runs(async () => code);

const entry = (make: () => TenspotCommand): CommandEntry => ({
  summary: 'for the test',
  load: async () => ({command: make}),
});

const COMMANDS: Record<string, CommandEntry> = {
  fine: entry(() => ending('fine', EXIT.done)),
  partly: entry(() => ending('partly', EXIT.someFailed)),
  outer: entry(() => ending('outer', EXIT.failed).addCommand(ending('inner', EXIT.gate))),
};

const run = (...words: string[]): Promise<ExitCode> =>
  runCommand(words, COMMANDS, new AbortController().signal);

test.each([
  [['fine'], EXIT.done],
  [['partly', '--json'], EXIT.someFailed],
  [['outer'], EXIT.failed],
  [['outer', 'inner'], EXIT.gate],
])('%j ends with the code that its own action returns', async (words, code) => {
  expect(await run(...words)).toBe(code);
});

test('help runs no action, and ends with 0', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => written.mockRestore());
  expect(await run('partly', '--help')).toBe(EXIT.done);
  expect(written).toHaveBeenCalled();
});

test('a command that is not there is a usage error, and no exit code', async () => {
  await expect(run('partyl')).rejects.toMatchObject({code: 'usage-command', exitCode: EXIT.usage});
});
