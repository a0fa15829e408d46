import {copyFile, mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import type {CheckContext} from '../../../../src/production/check/check-context.ts';
import {addPictures, removeOtherPictures} from '../../../../src/production/check/page/evidence-pictures.ts';
import type {Finding} from '../../../../src/spot/findings/finding.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {makeMedia, tools} from '../../../support/tools.ts';

const finding = (evidence: Finding['evidence'], frames: Finding['frames'] = null): Finding => ({
  rule: 'graphics-contrast',
  severity: 'error',
  variant: 'a',
  frames,
  expected: 'more',
  got: 'less',
  evidence,
});

/** The mean colour of a part of a picture: red, green, blue. */
async function meanOf(file: string, left: number, top: number, width: number, height: number) {
  const {channels} = await sharp(await sharp(file).extract({left, top, width, height}).toBuffer()).stats();
  return channels.map(({mean}) => Math.round(mean));
}

test('a finding gets a picture of exactly its frame, with its box outlined; pictures of earlier checks go', async () => {
  const folder = temporaryFolder();
  const store = await openStore(join(folder, 'home'));
  const masters = join(folder, 'out');
  await mkdir(join(masters, 'check'), {recursive: true});
  await copyFile(new URL(import.meta.url), join(masters, 'check', 'old.jpg'));
  // Frame 10 alone is green; all others are black.
  const picture =
    "color=black:size=320x568:rate=30:duration=1,drawbox=t=fill:color=0x00c000:enable='eq(n,10)'";
  await makeMedia(
    ['-f', 'lavfi', '-i', picture, '-c:v', 'libx264', '-g', '30', '-pix_fmt', 'yuv420p'],
    join(masters, 'a.mp4'),
  );
  const context = {store, tools, folder: masters} as CheckContext;
  const box = {x: 100, y: 200, width: 80, height: 100};
  const findings = [
    finding({frame: 10, box}),
    finding({}, {from: 9, frames: 3}),
    finding({}),
    finding({frame: 11}),
    finding({frame: 12}),
  ];
  const [shown] = await addPictures([{variant: 'a', sha256: 'aa', fps: 30, findings}], context);
  const pictures = (shown ?? []).map(({evidence}) => evidence?.picture as string | undefined);
  // Three of a rule are shown; a finding without a frame has none.
  expect(pictures.map((name) => name !== undefined)).toEqual([true, true, false, true, false]);
  await removeOtherPictures(
    {variants: [{id: 'a', sha256: 'aa', pass: false, findings: shown ?? []}]},
    masters,
  );
  expect((await readdir(join(masters, 'check'))).sort()).toEqual(
    pictures.flatMap((name) => (name ? [name.replace('check/', '')] : [])).sort(),
  );
  const [boxed = '', middle = '', after = ''] = pictures.filter((name) => name !== undefined);
  const [, green = 0] = await meanOf(join(masters, middle), 100, 100, 50, 50);
  expect(green).toBeGreaterThan(150);
  expect(await meanOf(join(masters, after), 100, 100, 50, 50)).toEqual([0, 0, 0]);
  const [red = 0, less = 255] = await meanOf(join(masters, boxed), 130, 192, 30, 4);
  expect(red).toBeGreaterThan(180);
  expect(less).toBeLessThan(120);
  await store.close();
});

test('masters with the same packets share a picture', async () => {
  const folder = temporaryFolder();
  const store = await openStore(join(folder, 'home'));
  const masters = join(folder, 'out');
  await mkdir(masters, {recursive: true});
  const made = (name: string, last: string) =>
    makeMedia(
      [
        ...['-f', 'lavfi', '-i', `testsrc2=size=320x568:rate=30:duration=2`],
        ...[
          '-vf',
          `drawbox=t=fill:color=${last}:enable='gte(n,30)'`,
          '-c:v',
          'libx264',
          '-pix_fmt',
          'yuv420p',
        ],
        ...['-g', '30', '-sc_threshold', '0', '-x264-params', 'rc-lookahead=0:mbtree=0'],
      ],
      join(masters, `${name}.mp4`),
    );
  await made('a', 'red');
  await made('b', 'blue');
  const context = {store, tools, folder: masters} as CheckContext;
  const findings = [finding({frame: 10}), finding({frame: 40})];
  const shown = await addPictures(
    ['a', 'b'].map((variant) => ({variant, sha256: variant, fps: 30, findings})),
    context,
  );
  const [a, b] = shown.map((found) => found.map(({evidence}) => evidence?.picture));
  expect(a?.[0]).toBe(b?.[0]);
  expect(a?.[1]).not.toBe(b?.[1]);
  expect(await readdir(join(masters, 'check'))).toHaveLength(3);
  await store.close();
});
