import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {measureLoudness} from '../../../src/machine/media/loudness.ts';
import {readXmp} from '../../../src/machine/media/xmp-box.ts';
import {deliver} from '../../../src/node/deliver.ts';
import {digitalSourceIn} from '../../../src/spot/delivery/xmp-packet.ts';
import {nightly} from '../../support/thorough.ts';
import {tools} from '../../support/tools.ts';
import {AD} from './samples.ts';
import {openRendered} from './setup.ts';

/** Masters of more than 10 MB are encoded in two passes, and every frame is judged. */
vi.setConfig({testTimeout: 900_000});

test.runIf(nightly)(
  'sheets for imports name the files of their folder, and larger files are encoded to fit',
  async () => {
    const {project, approve} = await openRendered({yaml: AD, noise: true});
    await approve();
    const result = await deliver(project, {
      ...{placements: ['meta-reels', 'pinterest'], only: ['one']},
      bulk: true,
    });
    expect(result.gates.filter(({state}) => state === 'red')).toEqual([]);
    expect(
      result.bulk.map(({exporter, videos, encodes}) => [exporter, videos.length, encodes.length]),
    ).toEqual([
      ['meta-ads-manager', 1, 1],
      ['pinterest-v2', 1, 0],
    ]);
    for (const {folder, videos, sheet} of result.bulk) {
      const files = readdirSync(join(result.folder ?? '', folder));
      expect(files).toEqual(expect.arrayContaining([...videos, sheet, 'columns.json']));
      if (sheet.startsWith('meta'))
        for (const video of videos) {
          const path = join(result.folder ?? '', folder, video);
          expect(readFileSync(path).length).toBeLessThanOrEqual(10e6);
          expect(digitalSourceIn((await readXmp(path)) ?? '')).toContain('composite');
        }
    }
  },
);

test('one master goes to YouTube, LinkedIn, X and television, each with its own sound; YouTube has the sheet of Google, and the others are named', async () => {
  const {project, approve} = await openRendered({yaml: AD, format: '16:9', seconds: 15, fps: 25});
  await approve();
  const result = await deliver(project, {
    ...{placements: ['youtube-in-stream', 'linkedin-feed', 'x', 'tv-ebu'], only: ['one']},
    bulk: true,
  });
  expect(result.gates.filter(({state}) => state === 'red')).toEqual([]);
  const made = result.deliverables.map(({placement, derivation: {kind, reasons}}) => [
    ...[placement, kind],
    ...reasons.map(({figure}) => figure),
  ]);
  expect(made).toEqual([
    ['youtube-in-stream', 'master'],
    ['linkedin-feed', 'master'],
    ['x', 'master'],
    ['tv-ebu', 'sound', 'loudness'],
  ]);
  const tv = result.deliverables.find(({placement}) => placement === 'tv-ebu');
  const heard = await measureLoudness(tools, join(result.folder ?? '', tv?.file ?? ''));
  expect(heard.lufs).toBeGreaterThan(-23.5);
  expect(heard.lufs).toBeLessThan(-22.5);
  expect(result.bulk.map(({exporter, videos}) => [exporter, videos.length])).toEqual([
    ['google-ads-video', 1],
  ]);
  const {folder = '', sheet = '', videos = []} = result.bulk[0] ?? {};
  const path = join(result.folder ?? '', folder);
  expect(readdirSync(path)).toEqual(expect.arrayContaining([...videos, sheet, 'columns.json']));
  const text = readFileSync(join(path, sheet), 'utf8');
  expect(text).toContain('https://meridian.example/flask?utm_source=youtube-in-stream');
  expect(text.split('Paused')).toHaveLength(4);
  expect(result.warnings.filter((each) => each.includes('No sheet for a bulk import'))).toEqual(
    ['linkedin-feed', 'x', 'tv-ebu'].map((id) => expect.stringContaining(`--fill ${id}=<csv>`)),
  );
  expect(readFileSync(join(result.folder ?? '', 'manifest.csv'), 'utf8')).toMatch(/^\ufeffvariant,/);
});
