import {expect} from 'vitest';
import {run} from '../../src/machine/process/child.ts';
import type {Loudness} from '../../src/spot/placement/placement.ts';
import {tools} from './tools.ts';

/** LU by which the loudness of a master may differ from its target (EBU R 128). */
const TOLERANCE = 0.5;
/** Decibels by which two true peak meters may differ (EBU Tech 3341). */
const METERS = 0.2;

/**
 * Expects a master, or a mix, to have the loudness of a placement and to stay under its peak. It is measured by the first pass of ffmpeg's
 * `loudnorm`, which has a meter of its own: Tenspot itself measures with `ebur128`.
 */
export async function expectLoudness(file: string, {lufs, peak}: Loudness): Promise<void> {
  const measure = ['-map', '0:a:0', '-af', 'loudnorm=print_format=json', '-f', 'null', '-'];
  const {stderr} = await run(tools.ffmpeg, ['-hide_banner', '-nostdin', '-i', file, ...measure]);
  const read = (name: string): number => Number(new RegExp(`"${name}" : "(\\S+)"`).exec(stderr)?.[1]);
  expect(Math.abs(read('input_i') - lufs), `${file}: ${read('input_i')} LUFS`).toBeLessThanOrEqual(TOLERANCE);
  expect(read('input_tp'), `${file}: the true peak`).toBeLessThanOrEqual(peak + METERS);
}
