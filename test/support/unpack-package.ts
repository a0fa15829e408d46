import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ROOT} from './tools.ts';

/** A new folder with the packed tarball, unpacked where npm would put it, among the packages that are installed here anyway. */
export function unpackPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-package-'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const [{filename}] = JSON.parse(
    execFileSync(npm, ['pack', '--json', '--silent', '--pack-destination', folder], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'tenspot'), {recursive: true});
  execFileSync('tar', [
    '-xzf',
    join(folder, filename),
    '-C',
    join(modules, 'tenspot'),
    '--strip-components=1',
  ]);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return folder;
}
