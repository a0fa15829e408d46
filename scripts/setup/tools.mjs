import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {findBrowser, findFfmpeg} from '../../src/machine/tools/find-tools.js';
import {commandFor} from '../../src/machine/tools/install-commands.js';
import {Refusal, say} from './say.mjs';
import {aptInstalls, installWithApt} from './system.mjs';

/** @param {string} root */
export function ensureFfmpeg(root) {
  const look = () => findFfmpeg({root, cache: path.join(root, 'node_modules/.cache/tenspot/ffmpeg.json')});
  let search = look();
  if (!search.found && !search.named && aptInstalls('ffmpeg')) {
    say(`installing ffmpeg (apt-get): ${search.problem.what}, ${search.problem.got}`);
    installWithApt('ffmpeg');
    search = look();
  }
  if (search.found) return search.found;
  if (search.named) throw new Refusal(search.problem);
  throw new Refusal({...search.problem, fix: commandFor('ffmpeg')});
}

/** @param {string} root */
export function ensureBrowser(root) {
  let search = findBrowser({root});
  if (!search.found && !search.named && aptInstalls('chromium-headless-shell')) {
    say('installing chromium-headless-shell (apt-get), because there is no browser');
    installWithApt('chromium-headless-shell');
    search = findBrowser({root});
  }
  if (!search.found && !search.named) {
    say("downloading Remotion's own headless browser, because there is none here");
    downloadBrowser(root);
    search = findBrowser({root});
  }
  if (search.found) return search.found;
  if (search.named) throw new Refusal(search.problem);
  throw new Refusal({...search.problem, fix: commandFor('browser')});
}

/** @param {string} root */
function downloadBrowser(root) {
  const script = `import {ensureBrowser} from '@remotion/renderer';
    process.once('uncaughtException', ({message}) => { console.error(message); process.exit(1); });
    await ensureBrowser();`;
  const argv = ['--input-type=module', '--eval', script];
  spawnSync(process.execPath, argv, {cwd: root, stdio: ['ignore', 2, 2], timeout: 15 * 60_000});
}
