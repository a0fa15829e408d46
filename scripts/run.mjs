import path from 'node:path';
import {runOnNode24} from '../src/cli/node24.js';

// `node scripts/run.mjs scripts/test.ts --fast`: a script of this repository on Node 24, whatever runs this.
const [script = '', ...args] = process.argv.slice(2);
runOnNode24(path.resolve(script), args, ['--conditions=tenspot-source']);
