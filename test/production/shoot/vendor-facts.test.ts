import {expect, test} from 'vitest';
import {describeVendor} from '../../../src/cli/output/describe-vendors.ts';
import {isInstalled} from '../../../src/machine/tools/installed.ts';
import {packageWarning, vendorWarnings} from '../../../src/node/vendors.ts';
import {offersFor} from '../../../src/production/shoot/route/offers.ts';
import {installCommand, vendorFacts} from '../../../src/production/shoot/vendor-facts.ts';
import type {Provider} from '../../../src/providers/contract/contract.ts';
import type {ShotRequest} from '../../../src/providers/contract/request.ts';
import {providers} from '../../../src/providers/providers.generated.ts';
import {shot} from '../../../src/providers/suite/test-setup.ts';

const all = Object.values(providers) as Provider[];
const remote = all.filter((each) => each.remote);
const now = Date.parse('2026-11-22T15:00:00Z');
const none = (): boolean => false;

/** A provider as it is, with other days on its cards. */
const dated = (id: string, days: {asOf?: string; retiredAt?: string}): Provider => {
  const provider = all.find((each) => each.id === id) as Provider;
  return {...provider, models: provider.models.map((card) => ({...card, ...days}))};
};

test('every vendor is there, with the names of what it needs and never a value', () => {
  const facts = vendorFacts({isSet: (name) => name === 'FAL_KEY', now, providers: all});
  expect(facts.filter(({prices}) => prices).map(({id}) => id)).toEqual(remote.map(({id}) => id));
  expect(facts.find(({id}) => id === 'fal')?.key).toEqual({name: 'FAL_KEY', set: true});
  expect(facts.filter(({key}) => key?.set)).toHaveLength(1);
  for (const each of facts)
    expect(describeVendor(each)).toContain(each.prices ? 'prices of 20' : 'free, on this machine');
});

test('a voice that needs a package and no key is listed with it, and no purchase warns of it', () => {
  const facts = vendorFacts({isSet: none, now, hasPackage: none, providers: all});
  expect(facts.filter(({prices}) => prices === null)).toMatchObject([
    {id: 'sherpa-onnx', key: null, server: null, package: {name: 'sherpa-onnx-node', installed: false}},
  ]);
  expect(vendorWarnings(facts.filter(({prices}) => prices === null))).toEqual([]);
  const local = all
    .filter(({id}) => id === 'sherpa-onnx')
    .map((each) => ({...each, package: 'no-such-package-anywhere'}));
  expect(packageWarning(local, {}, false)).toBeUndefined();
  expect(packageWarning(local, {}, true)).toBeUndefined();
});

test('what is not installed is one command', () => {
  const packages = all.flatMap((each) => each.remote?.sdk ?? each.package ?? []);
  expect(installCommand(vendorFacts({isSet: none, now, hasPackage: none, providers: all}))).toBe(
    `npm install ${packages.join(' ')}`,
  );
  expect(
    installCommand(vendorFacts({isSet: none, now, hasPackage: () => true, providers: all})),
  ).toBeUndefined();
  expect([isInstalled('zod'), isInstalled('no-such-package-anywhere')]).toEqual([true, false]);
});

test.each([
  ['2026-11-22', 'ended on 2026-11-22'],
  ['2026-11-23', 'ends on 2026-11-23, tomorrow'],
  ['2027-01-21', 'ends on 2027-01-21, in 60 days'],
  ['2027-01-22', undefined],
])('a model whose last day is %s', (retiredAt, told) => {
  const warnings = vendorWarnings(
    vendorFacts({isSet: none, now, providers: [dated('replicate', {retiredAt})]}),
  );
  expect(warnings).toHaveLength(told === undefined ? 0 : 1);
  if (told) expect(warnings[0]).toContain(told);
});

test.each([
  ['2026-11-22', 0],
  ['2026-08-25', 0],
  ['2026-08-24', 1],
])('prices of %s', (asOf, told) => {
  const providers = [dated('fal', {asOf}), dated('runway', {})];
  expect(vendorWarnings(vendorFacts({isSet: none, now, providers}))).toHaveLength(told);
});

test('a plan closes a model whose package is missing, and says how to install it beside what else is missing', () => {
  const request: Omit<ShotRequest, 'take'> & {take: number} = {
    kind: 'clip',
    shot,
    fps: 25,
    seconds: 2,
    size: {width: 1080, height: 1920},
    photo: null,
    clip: null,
    take: 1,
    move: {kind: 'push', amount: 0.05, ease: 'ease'},
  };
  const closed = (has: boolean) =>
    offersFor(request, {
      providers: remote,
      today: '2026-11-22',
      hasKey: (name) => name !== 'FAL_KEY',
      hasPackage: () => has,
    });
  const reasonsOf = (id: string, has: boolean) => [
    ...new Set(
      closed(has)
        .filter((each) => each.provider === id)
        .map((each) => each.closed),
    ),
  ];
  expect(reasonsOf('fal', false)).toContain(
    'no key: set FAL_KEY; package @fal-ai/client is not installed: npm install @fal-ai/client',
  );
  expect(reasonsOf('replicate', false)).toEqual([
    'package replicate is not installed: npm install replicate',
  ]);
  expect(reasonsOf('replicate', true)).toEqual([undefined]);
  expect(reasonsOf('gemini', false)).toEqual([undefined]);
});
