import {mkdirSync, realpathSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, onTestFinished, test, vi} from 'vitest';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {loadProviders} from '../../../src/production/project/load-providers.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace, sandboxOf} from '../../../src/production/project/workspace.ts';
import {startFrom} from '../../../src/production/scaffold/new.ts';
import {buyPlan, planSpot, takesOf} from '../../../src/production/shoot/plan-and-buy.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

describe('a workspace with two vendors of its own', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await makeWorkspace();
    workspace.edit('compositions/spots/tiny/variants.yaml', 'shots: {end: bars}', 'shots: {end: unshot}');
    const found = await findWorkspace(workspace.root);
    await startFrom(found, {kind: 'provider', name: 'orbit'});
    await startFrom(found, {kind: 'provider', name: 'nova-video'});
    workspace.write('providers/nova-video/provider.ts', NOVA);
  });
  afterAll(() => workspace?.remove());

  const open = async (allow: string) => {
    workspace.write(
      'compositions/spots/tiny/shots.yaml',
      workspace
        .read('compositions/spots/tiny/shots.yaml')
        .replace(/^(policy: .*\n)?shots:/m, `policy: {allow: ['${allow}']}\nshots:`),
    );
    return openSpot(await openWorkspace(sandboxOf(await findWorkspace(workspace.root))), 'tiny');
  };

  const install = (): void => {
    const folder = workspace.path('node_modules/@nova/ai-sdk');
    mkdirSync(folder, {recursive: true});
    const about = {name: '@nova/ai-sdk', version: '1.0.0', type: 'module', exports: './index.js'};
    writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
    writeFileSync(join(folder, 'index.js'), NOVA_SDK);
  };

  test('they are offered beside those of Tenspot, and one whose package the workspace lacks is closed', async () => {
    const production = await open('orbit/*');
    const [shot] = (await planSpot(production, {sandbox: true})).shots;
    const closed = (provider: string) => shot?.offers.filter((each) => each.provider === provider);
    expect(closed('orbit')).toMatchObject([{model: 'orbit-1', usd: 0.2}]);
    expect(closed('orbit')?.[0]?.closed).toBeUndefined();
    expect(closed('nova-video')).toMatchObject([
      {closed: expect.stringContaining('npm install @nova/ai-sdk')},
    ]);
    expect(new Set(shot?.offers.map(({provider}) => provider)).size).toBeGreaterThan(2);
  });

  test.each([
    ['orbit', 1],
    ['nova-video', 2],
  ])('the sandbox buys from %s, and what is there is not bought again', async (id, takes) => {
    install();
    const waits = vi.spyOn(systemClock, 'sleep').mockResolvedValue();
    onTestFinished(() => waits.mockRestore());
    const production = await open(`${id}/*`);
    const buy = async () => {
      const plan = await planSpot(production, {sandbox: true, takes});
      return (await buyPlan(plan, production, {sandbox: true, maxCost: 5, tell: () => undefined})).takes;
    };
    for (let run = 0; run < 2; run++)
      for (const {outcome} of await buy()) expect(outcome).toMatchObject({state: 'bought'});
    const {jobs} = await takesOf(production);
    expect(jobs).toHaveLength(takes);
    expect(jobs.filter(({plan}) => plan.provider === id)).toMatchObject([{state: 'COMMITTED'}]);
  });

  test('doctor lists them, with the package that is looked for from the workspace', async () => {
    install();
    const {code, stdout, stderr} = await workspace.tenspot('doctor', '--json');
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
    const {facts, vendors} = JSON.parse(stdout);
    expect(facts).toContainEqual({name: 'providers', found: 'nova-video, orbit'});
    expect(vendors).toContainEqual(
      expect.objectContaining({
        id: 'nova-video',
        key: {name: 'NOVA_VIDEO_KEY', set: false},
        package: {name: '@nova/ai-sdk', installed: true},
      }),
    );
    expect(vendors.map(({id}: {id: string}) => id)).toContain('orbit');
  });

  test('doctor says what is wrong with one, and tells the vendors of Tenspot all the same', async () => {
    workspace.edit('providers/orbit/cards.ts', "asOf: '2026", "asof: '2026");
    const {code, stdout} = await workspace.tenspot('doctor', '--json');
    expect(code).toBe(1);
    const {facts, vendors} = JSON.parse(stdout);
    const {problems} = facts.find(({name}: {name: string}) => name === 'providers');
    // The misspelled field is not also told as missing.
    const where = {file: workspace.path('providers/orbit/provider.ts'), field: 'models.0.asof'};
    expect(problems).toMatchObject([{where, got: 'asof', fix: 'Did you mean "asOf"?'}]);
    expect(vendors.length).toBeGreaterThan(3);
  });
});

const NOVA = `import {fromAiSdk} from 'tenspot/provider';
import {cards} from './cards.ts';

export const novaVideo = fromAiSdk({
  id: 'nova-video',
  title: 'Nova',
  models: cards,
  key: 'NOVA_VIDEO_KEY',
  sdk: '@nova/ai-sdk',
  history: 'the dashboard',
  origins: () => ['https://api.nova-video.example'],
  fake: async () => (await import('./fake.ts')).fake,
  model: async ({route, key, fetch}) => (await import('@nova/ai-sdk')).createNova({key, fetch}).video(route),
});
`;

/** A package as vendors publish them: a model that starts jobs, and says how they are. */
const NOVA_SDK = `const HOME = 'https://api.nova-video.example/v1/videos';

export const createNova = ({key, fetch}) => {
  const ask = async (path, body) => {
    const headers = {authorization: 'Bearer ' + key, 'content-type': 'application/json'};
    return (await fetch(HOME + path, body ? {method: 'POST', headers, body: JSON.stringify(body)} : {headers})).json();
  };
  return {
    video: (modelId) => ({
      specificationVersion: 'v4',
      modelId,
      doStart: async ({prompt, duration, aspectRatio, resolution, seed}) => {
        const lines = Math.min(...resolution.split('x').map(Number)) + 'p';
        const body = {model: modelId, prompt, duration, seed, aspect_ratio: aspectRatio, resolution: lines};
        return {operation: await ask('', body), warnings: []};
      },
      doStatus: async ({operation}) => {
        const {status, url, error} = await ask('/' + operation.id);
        if (status === 'failed') return {status: 'error', error: error.message};
        return status === 'succeeded' ? {status: 'completed', videos: [{type: 'url', url}]} : {status: 'pending'};
      },
    }),
  };
};
`;

describe('a provider that cannot be used is told with its file', () => {
  const load = (name: string, text: string) => {
    const providers = temporaryFolder();
    mkdirSync(join(providers, name));
    writeFileSync(join(providers, name, 'provider.ts'), text);
    return loadProviders({providers});
  };

  test.each([
    ['acme', 'export const = 1;', {code: 'provider-broken', what: 'provider "acme" could not be read'}],
    ['acme', "import 'no-such-package-anywhere';", {fix: expect.stringContaining('await import')}],
    [
      'my-acme',
      'export const acme = {};',
      {expected: expect.stringContaining('export const myAcme'), got: 'acme'},
    ],
    [
      'acme',
      "export const acme = {id: 'acne'};",
      {what: 'provider "acme" has another id inside', got: 'acne'},
    ],
    ['acme', 'export const acme = undefined;', {got: 'undefined'}],
    ['acme', "export const acme = {id: 'acme', models: []};", {code: 'provider-local'}],
    ['fal', "export const fal = {id: 'fal'};", {code: 'provider-taken'}],
  ])('%s: %s', async (name, text, problem) => {
    const where = {file: expect.stringContaining(join(name, 'provider.ts'))};
    await expect(load(name, text)).rejects.toMatchObject({exitCode: 2, problems: [{where, ...problem}]});
  });

  test('one that imports another copy of Tenspot, whose errors would not be known here', async () => {
    const root = temporaryFolder();
    const copy = join(root, 'node_modules/tenspot');
    for (const folder of [copy, join(root, 'providers/acme')]) mkdirSync(folder, {recursive: true});
    writeFileSync(join(copy, 'package.json'), '{"name": "tenspot", "version": "9.0.0"}');
    writeFileSync(join(root, 'providers/acme/provider.ts'), 'export const acme = 1;');
    await expect(loadProviders({providers: join(root, 'providers')})).rejects.toMatchObject({
      problems: [
        {code: 'provider-other-copy', got: realpathSync(copy), expected: expect.stringContaining(ROOT)},
      ],
    });
  });

  test('a folder without a provider, and a workspace without the folder, have none of their own', async () => {
    const own = temporaryFolder();
    mkdirSync(join(own, 'notes'));
    const builtIn = await loadProviders();
    expect(await loadProviders({providers: own})).toEqual(builtIn);
    expect(await loadProviders({providers: join(own, 'nowhere')})).toEqual(builtIn);
  });
});
