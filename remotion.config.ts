import {createRequire} from 'node:module';
import {Config} from '@remotion/cli/config';

// From the workspace: Remotion evaluates this file as a part of its own package, which does not find Tenspot everywhere.
const {setUpRemotion} = createRequire(`${process.cwd()}/package.json`)('tenspot/remotion');

// Stages the variants, and sets the bundle, the browser and the encoder. Settings of your own may follow.
setUpRemotion(Config);
