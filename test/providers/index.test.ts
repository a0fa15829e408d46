import {expect, test} from 'vitest';
import * as provider from '../../src/providers/index.ts';

test('the public names of tenspot/provider are these: removing one breaks the providers of users', () => {
  expect(Object.keys(provider).sort()).toEqual([
    'EVERY_FAKE_FAULT',
    'NonEmptyText',
    'ProviderError',
    'base64Of',
    'documentedRefusal',
    'failed',
    'findLostJob',
    'fromAiSdk',
    'keepAnswer',
    'keepSound',
    'lostAnswer',
    'parseAnswer',
    'remote',
    'remoteMusic',
    'remoteProvider',
    'remoteSpeech',
    'sampleAndPrice',
    'seconds',
    'seedMark',
    'shapes',
    'usualRefusal',
    'webhookMark',
  ]);
});
