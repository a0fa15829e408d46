import {join} from 'node:path';
import {sha256File} from '../../../src/machine/files/hash.ts';
import {library} from '../../../src/providers/vendors/library/provider.ts';
import {makeMedia} from '../../support/tools.ts';
import {providerContract} from './run-contract.ts';

providerContract(library, {
  source: async (folder) => {
    const file = await makeMedia(
      ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=1', '-pix_fmt', 'yuv420p'],
      join(folder, 'clip.mp4'),
    );
    return {file, as: 'clip', sha256: await sha256File(file)};
  },
});
