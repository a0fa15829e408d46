#!/usr/bin/env node
import {existsSync} from 'node:fs';
import path from 'node:path';
import {refuseNode, runOnNode24} from './node24.js';

// Starts on Node 20. A checkout runs the sources, an installed package what was built from them.
const here = import.meta.dirname;
const source = path.join(here, 'main.ts');
const built = path.join(here, '../../dist/cli/main.js');
const installed = here.split(path.sep).includes('node_modules');

if (!installed && existsSync(source))
  runOnNode24(source, process.argv.slice(2), ['--conditions=tenspot-source']);
else if (existsSync(built)) runOnNode24(built, process.argv.slice(2));
else
  refuseNode(
    `expected ${built}, got nothing there: install the package again, or run \`npm run build\` in a checkout.`,
  );
