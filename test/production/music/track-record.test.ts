import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {sha256} from '../../../src/machine/files/hash.ts';
import type {BoughtTrack} from '../../../src/production/music/bought-tracks.ts';
import {sharesLicence, trackRecord} from '../../../src/production/music/track-record.ts';
import type {Workspace} from '../../../src/production/project/workspace.ts';
import {cards} from '../../../src/providers/vendors/elevenlabs-music/cards.ts';
import {elevenlabsMusic} from '../../../src/providers/vendors/elevenlabs-music/provider.ts';
import {temporaryFolder} from '../../support/folder.ts';

/** The record of a track whose vendor returned this licence with it. */
async function recordOf(returned: string | undefined, {model = cards[0]?.id ?? '', isLost = false} = {}) {
  const vault = temporaryFolder();
  const name = returned === undefined ? undefined : `${sha256(returned)}.json`;
  if (name && returned !== undefined && !isLost) {
    mkdirSync(join(vault, 'files'));
    writeFileSync(join(vault, 'files', name), returned);
  }
  const request = {provider: 'acme', model, version: '1', params: {}, inputs: {}, take: 1, altered: []};
  const operation = {provider: 'acme', id: 'at-acme', request, ...(name ? {vendor: {rights: name}} : {})};
  const job = {id: 'job-1', at: '2026-11-30T02:00:00.000Z', plan: {provider: 'acme', request}, operation};
  const buy = {model, prompt: 'Slow', seconds: 30, vocals: false, take: 1};
  return trackRecord(
    {file: 'music/warm.mp3', bed: 'warm', buy},
    {job, sha256: 'a'.repeat(64)} as unknown as BoughtTrack,
    {workspace: {vault} as Workspace, providers: [elevenlabsMusic]},
  );
}

test('the record has the licence of the card, from the earliest local date of the purchase', async () => {
  expect(await recordOf(undefined)).toMatchObject({
    ...cards[0]?.rights,
    ...{files: ['music/warm.mp3'], kind: 'track', term: {from: '2026-11-29', to: null}, generated: 'Slow'},
    ...{proof: "Tenspot's ledger: job job-1 at acme, 2026-11-30", sha256: 'a'.repeat(64)},
  });
});

test('what a catalogue returned for one track replaces the licence of its card', async () => {
  const own = {licence: {name: 'One campaign', id: '4711'}, media: ['ctv'], ai: false};
  const record = await recordOf(JSON.stringify(own));
  expect(record).toMatchObject(own);
  expect(record?.except).toEqual(cards[0]?.rights.except);
  // No model made it, so that it has no description of how it was generated.
  expect(record).not.toHaveProperty('generated');
});

test.each([
  ['says something else', '{"media": ["everything"]}', {}],
  ['is no JSON', 'free', {}],
  ['is lost', '{"media": ["ctv"]}', {isLost: true}],
  ['is of a model without a card', undefined, {model: 'gone'}],
])('a licence that %s gives no record: the card alone may permit more', async (_, returned, more) => {
  expect(await recordOf(returned, more)).toBeUndefined();
});

test('two tracks of one model share its licence, unless the vendor returned one with either of them', () => {
  const track = (model: string, rights?: string) => {
    const request = {provider: 'acme', model, version: '1', params: {}, inputs: {}, take: 1, altered: []};
    const vendor = rights === undefined ? {} : {vendor: {rights}};
    const job = {
      id: 'job',
      plan: {provider: 'acme', request},
      operation: {provider: 'acme', id: 'a', request, ...vendor},
    };
    return {job, sha256: 'a'} as unknown as BoughtTrack;
  };
  expect(sharesLicence(track('m'), track('m'))).toBe(true);
  expect(sharesLicence(track('m'), track('other'))).toBe(false);
  expect(sharesLicence(undefined, track('m'))).toBe(false);
  expect(sharesLicence(track('m', 'x.json'), track('m'))).toBe(false);
  expect(sharesLicence(track('m'), track('m', 'x.json'))).toBe(false);
});
