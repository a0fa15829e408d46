import {staticFile} from 'remotion';
import {expect, onTestFinished, test} from 'vitest';
import {linkStagedFiles, stagedUrl} from '../../src/fonts/staged-url.ts';

const take = `${'a'.repeat(64)}.mp4`;

test('a staged file is in the public folder, unless a spot says where it is', () => {
  onTestFinished(() => linkStagedFiles({}));
  expect(stagedUrl(take)).toBe(staticFile(take));
  linkStagedFiles({[take]: 'https://bucket.example/take?signed'});
  expect(stagedUrl(take)).toBe('https://bucket.example/take?signed');
  linkStagedFiles({});
  expect(stagedUrl(take)).toBe(staticFile(take));
});
