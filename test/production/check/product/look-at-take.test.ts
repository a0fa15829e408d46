import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import type {Tools} from '../../../../src/machine/tools/tools.ts';
import {openTakeViewer} from '../../../../src/production/check/product/look-at-take.ts';
import {temporaryFolder} from '../../../support/folder.ts';

test('after the signal, a take whose turn comes is not looked at', async () => {
  const store = await openStore(join(temporaryFolder(), 'home'));
  const stop = new AbortController();
  const error = new Error('another take failed');
  // It is asked for when the take is put in line.
  const tools = {
    get ffmpeg(): string {
      stop.abort(error);
      return 'ffmpeg';
    },
  } as Tools;
  const viewer = openTakeViewer({store, tools, signal: stop.signal});
  const take = {
    ...{src: `${'a'.repeat(64)}.mp4`, size: {width: 720, height: 1280}, photos: [], faces: false},
    ...{samples: {frames: [0], texts: [0], faces: [0]}, expected: false, allText: false},
  };
  try {
    await expect(viewer.look(take)).rejects.toBe(error);
  } finally {
    await viewer.close();
    await store.close();
  }
});
