import type {RightsRecord} from '../../documents/rights.ts';
import {click} from './click.ts';
import {hit} from './hit.ts';
import {pour} from './pour.ts';
import {whoosh} from './whoosh.ts';

/** Raise when one of the usual sounds changes. */
export const USUAL_SOUNDS_VERSION = 1;

/** The sounds that every brand has, by name, as samples of two channels. Each is computed, always the same. A sound of a brand replaces that of the same name. */
export const USUAL_SOUNDS: Readonly<Record<string, () => Float32Array[]>> = {whoosh, hit, click, pour};

/** The record of rights of the usual sounds. */
export const USUAL_SOUNDS_RECORD: RightsRecord = {
  files: ['*.wav'],
  kind: 'effect',
  title: 'Usual sounds of Tenspot',
  creator: 'Tenspot project',
  licence: {
    name: 'Creative Commons Zero 1.0',
    spdx: 'CC0-1.0',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
  },
  media: ['all'],
  territory: ['worldwide'],
  term: {from: '2026-11-30', to: null},
  edits: true,
  ai: false,
  generated: 'computed by Tenspot from sines and noise; no recordings, samples or generative models',
  proof: 'the source of Tenspot: src/spot/sound/usual',
};
