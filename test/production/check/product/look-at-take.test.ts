import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import type {Tools} from '../../../../src/machine/tools/tools.ts';
import {openTakeViewer} from '../../../../src/production/check/product/look-at-take.ts';
import {sampleTake} from '../../../../src/spot/findings/sample-take.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {tools as realTools} from '../../../support/tools.ts';

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

test('a check of a part of a take that was looked at whole looks at none of its frames again', async () => {
  const home = temporaryFolder();
  const store = await openStore(join(home, 'home'));
  const clip = join(home, 'clip.mp4');
  const source = 'testsrc=size=320x568:rate=30:duration=3';
  execFileSync(realTools.ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', source, clip]);
  const src = await store.put(clip);
  const part = (from: number, frames: number) =>
    sampleTake([{from: 0, frames, in: from, length: 90, speed: 1}], 30);
  const take = (samples: ReturnType<typeof part>) => ({
    ...{
      src,
      size: {width: 320, height: 568},
      photos: [],
      faces: false,
      samples,
      expected: false,
      allText: true,
    },
  });
  const viewer = openTakeViewer({store, tools: realTools});
  const whole = await viewer.look(take(part(0, 90)));
  await viewer.close();
  expect(whole.unchecked).toEqual([]);
  const without = openTakeViewer({store, tools: {...realTools, ffmpeg: join(home, 'no-ffmpeg')}});
  try {
    const seen = await without.look(take(part(20, 51)));
    expect(seen.unchecked).toEqual([]);
    expect(seen.texts).toEqual(whole.texts?.filter(({frame}) => frame >= 20 && frame <= 70));
    // Other frames are not known.
    await expect(without.look(take(part(7, 20)))).rejects.toThrow();
  } finally {
    await without.close();
    await store.close();
  }
});
