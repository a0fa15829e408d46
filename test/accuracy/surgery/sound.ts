import {execFileSync} from 'node:child_process';
import {tools} from '../../support/tools.ts';
import {ffmpeg} from '../footage/ffmpeg.ts';
import type {Patient, Surgery} from './surgery.ts';

/** Replaces the sound of a master by what a filter makes of it, and keeps the picture as it is. */
async function refilter({source, out}: Patient, filter: string): Promise<void> {
  const sound = ['-filter_complex', `[0:a]${filter}[a]`, '-map', '0:v', '-map', '[a]', '-c:v', 'copy'];
  await ffmpeg([
    '-i',
    source,
    ...sound,
    '-c:a',
    'aac',
    '-b:a',
    '192k',
    '-ar',
    '48000',
    '-ac',
    '2',
    '-map_metadata',
    '-1',
    '-movflags',
    '+faststart',
    out,
  ]);
}

/** Changes the level by decibels. */
export const louder =
  (decibels: number): Surgery =>
  async (patient) => {
    await refilter(patient, `volume=${decibels}dB`);
    return null;
  };

/** Brings the whole to an integrated loudness. */
export const atLoudness =
  (lufs: number): Surgery =>
  async (patient) => {
    await refilter(patient, `volume=${(lufs - loudnessOf(patient.source)).toFixed(2)}dB`);
    return null;
  };

/** The integrated loudness of a file by EBU R 128, as ffmpeg measures it. */
function loudnessOf(file: string): number {
  const {status, stderr} = spawned([
    tools.ffmpeg,
    '-hide_banner',
    '-nostdin',
    '-i',
    file,
    '-map',
    '0:a',
    '-af',
    'ebur128',
    '-f',
    'null',
    '-',
  ]);
  const found = [...stderr.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1];
  if (status !== 0 || found === undefined)
    throw new Error(`ffmpeg did not measure the loudness of ${file}: ${stderr}`);
  return Number(found);
}

function spawned([command = '', ...args]: string[]): {status: number; stderr: string} {
  const text = execFileSync('/bin/sh', ['-c', '"$0" "$@" 2>&1 1>/dev/null', command, ...args], {
    encoding: 'utf8',
  });
  return {status: 0, stderr: text};
}

/** Drives the sound into full scale, and turns it down again by `down` decibels where the level should stay as it was. */
export const clip =
  (drive: number, down: number): Surgery =>
  async (patient) => {
    await refilter(
      patient,
      `volume=${drive}dB,aformat=sample_fmts=s16,aformat=sample_fmts=flt,volume=-${down}dB`,
    );
    return null;
  };

/** Silence for a time; at `from` as a part of the ad. */
export const silence =
  (seconds: number, part: number): Surgery =>
  async (patient) => {
    const {frames, fps} = patient;
    const from = Math.min(part * (frames / fps), frames / fps - seconds);
    const to = from + seconds;
    await refilter(patient, `volume=0:enable='between(t,${from.toFixed(3)},${to.toFixed(3)})'`);
    return {from: Math.max(0, Math.floor(from * fps) - 2), frames: Math.ceil(seconds * fps) + 4};
  };
