import {type ChildProcess, execFileSync, spawn, spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {HOSTS} from './server.ts';

/**
 * An address on the public internet that the loopback of the private network owns: Tenspot refuses private addresses, and
 * nothing in that network leads to the real one.
 */
export const ADDRESS = '34.120.10.20';

/** Why no private network can be made here; undefined where it can. */
export function whyNoNetwork(): string | undefined {
  if (process.platform !== 'linux')
    return `it needs network namespaces, which ${process.platform} does not have`;
  if (process.getuid?.() !== 0) return 'it needs root, for a network of its own (unshare -n -m)';
  for (const program of ['unshare', 'ip', 'mount', 'openssl']) {
    if (spawnSync('which', [program]).status !== 0) return `it needs the program ${program}`;
  }
  const tried = spawnSync('unshare', [
    '-n',
    '-m',
    'sh',
    '-c',
    `ip link set lo up && ip addr add ${ADDRESS}/32 dev lo`,
  ]);
  return tried.status === 0 ? undefined : `unshare -n -m does not work here: ${String(tried.stderr).trim()}`;
}

/** Starts a Node program in a network and a file system view of its own, where only the loopback exists. */
export const startIsolated = (script: string, args: readonly string[]): ChildProcess =>
  spawn(
    'unshare',
    [
      '-n',
      '-m',
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      '--conditions=tenspot-source',
      script,
      ...args,
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );

/** In that process: the loopback gets the address, and the hosts file leads every vendor's name to it. */
export function enterNetwork(folder: string): void {
  // Refuses to run where a request could reach a real vendor.
  const links = execFileSync('ip', ['-o', 'link'], {encoding: 'utf8'}).trim().split('\n');
  if (links.length !== 1 || !/\blo:/.test(links[0] ?? ''))
    throw new Error(`expected a network with the loopback alone, got ${links.length} links`);
  execFileSync('ip', ['link', 'set', 'lo', 'up']);
  execFileSync('ip', ['addr', 'add', `${ADDRESS}/32`, 'dev', 'lo']);
  const hosts = join(folder, 'hosts');
  const names = Object.keys(HOSTS).map((name) => `${ADDRESS} ${name}\n`);
  writeFileSync(hosts, `127.0.0.1 localhost\n${names.join('')}`);
  execFileSync('mount', ['--bind', hosts, '/etc/hosts']);
}

/** A certificate for every host of the vendors, which is its own authority; its key ends with the folder. */
export function makeCertificate(folder: string): {key: string; cert: string; file: string} {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = Object.keys(HOSTS).map((name) => `DNS:${name}`);
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=Tenspot test vendors', '-addext', `subjectAltName=${names.join(',')}`],
      ...['-keyout', key, '-out', cert],
    ],
    {stdio: 'pipe'},
  );
  return {key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), file: cert};
}
