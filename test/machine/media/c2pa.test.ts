import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {readC2pa, signC2pa} from '../../../src/machine/media/c2pa.ts';
import {appendXmp, readXmp} from '../../../src/machine/media/xmp-box.ts';
import {makeCertificate} from '../../support/certificate.ts';
import {numberedClip} from '../../support/numbered-clip.ts';
import {tools} from '../../support/tools.ts';

const TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const claim = {
  title: 'ad.mp4',
  generator: {name: 'Tenspot', version: '1.0.0'},
  digitalSourceType: `${TYPES}compositeWithTrainedAlgorithmicMedia`,
  ingredients: [
    {
      ...{id: 'hook', title: 'ice', description: 'a model', format: 'video/mp4'},
      digitalSourceType: `${TYPES}trainedAlgorithmicMedia`,
    },
    {id: 'end', title: 'end', description: 'supplied', format: 'video/mp4', digitalSourceType: null},
  ],
};

let signer = {certificate: '', key: ''};
beforeAll(() => {
  signer = makeCertificate(mkdtempSync(join(tmpdir(), 'tenspot-c2pa-')));
});

const clip = (): Promise<string> =>
  numberedClip({width: 240, height: 240, rate: '30', frames: 10}, [
    ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'],
  ]);

const framesOf = (file: string): string =>
  execFileSync(tools.ffmpeg, ['-v', 'error', '-i', file, '-f', 'framemd5', '-'], {encoding: 'utf8'});

test('a signed file reads back as valid, with only an untrusted certificate, its sources and its picture', async () => {
  const file = await clip();
  await appendXmp(file, '<x/>');
  const before = framesOf(file);
  await signC2pa(file, claim, signer);
  const read = await readC2pa(file);
  expect(read).toMatchObject({state: 'Valid', failures: ['signingCredential.untrusted']});
  const manifest = JSON.stringify(read?.manifest);
  expect(manifest).toContain(`"digitalSourceType":"${TYPES}compositeWithTrainedAlgorithmicMedia"`);
  expect(manifest).toContain(`"digitalSourceType":"${TYPES}trainedAlgorithmicMedia"`);
  expect(read?.manifest).toMatchObject({ingredients: [{title: 'ice'}, {title: 'end'}]});
  expect(framesOf(file)).toBe(before);
  expect(await readXmp(file)).toBe('<x/>');
});

test('a byte that changes after signing is found', async () => {
  const file = await clip();
  await signC2pa(file, claim, signer);
  const data = readFileSync(file);
  const at = data.lastIndexOf('mdat') + 200;
  data.writeUInt8((data[at] ?? 0) ^ 1, at);
  writeFileSync(file, data);
  const read = await readC2pa(file);
  expect(read?.state).toBe('Invalid');
  expect(read?.failures).toContain('assertion.bmffHash.mismatch');
});

test('a key of another certificate, and a file that is no key, are errors; the file stays as it was', async () => {
  const file = await clip();
  const before = readFileSync(file);
  const other = makeCertificate(mkdtempSync(join(tmpdir(), 'tenspot-c2pa-')));
  await expect(signC2pa(file, claim, {...signer, key: other.key})).rejects.toMatchObject({
    code: expect.stringMatching(/^c2pa-(key|invalid)$/),
  });
  await expect(signC2pa(file, claim, {...signer, key: signer.certificate})).rejects.toMatchObject({
    code: 'c2pa-key',
  });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(await readC2pa(file)).toBeUndefined();
});
