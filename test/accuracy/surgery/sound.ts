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

/** How often the level and the limiter are corrected until the encoded file has its loudness and its peak. */
const ROUNDS = 6;

/** Brings the whole to an integrated loudness, with a true peak of so many dBTP at most. Throws where the encoded file does not come to both. */
export const atLoudness =
  (lufs: number, peak = -1.2): Surgery =>
  async (patient) => {
    let gain = lufs - measured(patient.source).lufs;
    let ceiling = peak - 0.8;
    for (let round = 1; round <= ROUNDS; round++) {
      const limit = (10 ** (ceiling / 20)).toFixed(4);
      const limiter = `aresample=192000,alimiter=limit=${limit}:level=disabled:attack=1:release=40,aresample=48000`;
      await refilter(patient, `volume=${gain.toFixed(2)}dB,${limiter}`);
      const is = measured(patient.out);
      if (Math.abs(is.lufs - lufs) <= 0.05 && is.peak <= peak) return null;
      gain += lufs - is.lufs;
      if (is.peak > peak) ceiling -= is.peak - peak + 0.1;
    }
    throw new Error(`the sound does not come to ${lufs} LUFS with a true peak of ${peak} dBTP`);
  };

/** Shifts the sound by milliseconds; later where they are positive. */
export const shifted =
  (milliseconds: number): Surgery =>
  async (patient) => {
    const seconds = (Math.abs(milliseconds) / 1000).toFixed(3);
    const whole = (patient.frames / patient.fps).toFixed(4);
    const shift =
      milliseconds > 0
        ? `adelay=${milliseconds}:all=1`
        : `atrim=start=${seconds},asetpts=PTS-STARTPTS,apad=pad_dur=${seconds}`;
    await refilter(patient, `${shift},atrim=end=${whole}`);
    return null;
  };

/** The integrated loudness (LUFS) and the true peak (dBTP) of a file by EBU R 128, as ffmpeg measures them. */
function measured(file: string): {lufs: number; peak: number} {
  const {status, stderr} = spawned([
    tools.ffmpeg,
    '-hide_banner',
    '-nostdin',
    '-i',
    file,
    '-map',
    '0:a',
    '-af',
    'ebur128=peak=true',
    '-f',
    'null',
    '-',
  ]);
  const lufs = [...stderr.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1];
  const peak = [...stderr.matchAll(/Peak:\s+(-?[\d.]+) dBFS/g)].at(-1)?.[1];
  if (status !== 0 || lufs === undefined || peak === undefined)
    throw new Error(`ffmpeg did not measure the loudness of ${file}: ${stderr}`);
  return {lufs: Number(lufs), peak: Number(peak)};
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
