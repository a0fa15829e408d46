import {expect, onTestFinished, test, vi} from 'vitest';
import {print, styleText} from '../../src/cli/output/terminal.ts';
import {captureConsole} from '../../src/cli/third-party-output.ts';

const stream = () => {
  let text = '';
  return {
    write: (chunk: string | Uint8Array) => {
      text += String(chunk);
      return true;
    },
    text: () => text,
  };
};

test('what packages log goes to stderr, without keys and without the signatures of URLs', () => {
  const before = {...console};
  onTestFinished(() => void Object.assign(console, before));
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => stdout.mockRestore());
  const stderr = stream();
  captureConsole({NORTH_API_KEY: 'canary-key-4711', TOKEN_LIMIT: '20'}, stderr);
  const logged = {url: 'https://cdn.example/a.mp4?signature=canary', key: 'canary-key-4711', limit: 20};
  const logger = globalThis.console as unknown as Record<string, unknown>;
  for (const method of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir'])
    (logger[method] as (...words: unknown[]) => void)('request succeeded', logged);
  expect(stdout).not.toHaveBeenCalled();
  expect(stderr.text().match(/request succeeded/g)).toHaveLength(7);
  expect(stderr.text()).toContain('https://cdn.example/a.mp4');
  expect(stderr.text()).not.toContain('canary');
});

test('colours are those of Tenspot; those of a text from outside are written as escapes', () => {
  const colored = {...process.stdout, isTTY: true, getColorDepth: () => 8, hasColors: () => true} as never;
  const out = stream();
  const name = 'a\u001b[32mready\u001b[0m';
  print(out, `${styleText('red', name, {stream: colored, validateStream: false})} ${name}\n`);
  expect(out.text()).toBe('\u001b[31ma\\x1b[32mready\\x1b[0m\u001b[39m a\\x1b[32mready\\x1b[0m\n');
});
