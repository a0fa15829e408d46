import path from 'node:path';
import {findNode24} from '../src/cli/node24.js';
import {ensurePackages} from './setup/packages.mjs';
import {Refusal, say} from './setup/say.mjs';
import {ensureBrowser, ensureFfmpeg} from './setup/tools.mjs';

// Plain JavaScript for Node 20: this is what runs first in a fresh clone.
const root = path.join(import.meta.dirname, '..');

try {
  ensurePackages(root);
  // Packing needs no more.
  if (!process.argv.includes('--packages')) ensureTools();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 1;
}

function ensureTools() {
  const ffmpeg = ensureFfmpeg(root);
  const browser = ensureBrowser(root);
  const node = findNode24();
  if (!node) {
    throw new Refusal({
      what: 'no Node 24',
      expected: 'Node 24 or newer, as npm installs it for Linux, Windows and macOS on ARM',
      got: `Node ${process.versions.node} and no optional packages`,
      fix: 'Run `npm ci --include=optional`; on other systems install it from nodejs.org.',
    });
  }
  say(`ready: ${path.basename(browser.path)}, ffmpeg ${ffmpeg.version}`);
}
