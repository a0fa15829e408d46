import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {afterEach, expect, test, vi} from 'vitest';
import {dayAfter} from '../../../src/production/project/days-at.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {ROOT} from '../../support/tools.ts';
import {makeWorkspace} from '../../support/workspace.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** The days at a moment in a time zone. */
function daysIn(TZ: string, moment: string): string[] {
  const file = JSON.stringify(join(ROOT, 'src/production/project/days-at.ts'));
  const program = `import(${file}).then(({daysAt}) => console.log(JSON.stringify(daysAt(new Date('${moment}')))))`;
  return JSON.parse(execFileSync(process.execPath, ['-e', program], {env: {...process.env, TZ}}).toString());
}

test('there are two days where the day here is not that in UTC, the earlier one first', () => {
  expect(daysIn('UTC', '2026-11-29T20:00:00Z')).toEqual(['2026-11-29']);
  expect(daysIn('Pacific/Auckland', '2026-11-29T20:00:00Z')).toEqual(['2026-11-29', '2026-11-30']);
  expect(daysIn('Pacific/Auckland', '2026-11-29T05:00:00Z')).toEqual(['2026-11-29']);
  expect(daysIn('America/Los_Angeles', '2026-11-29T02:00:00Z')).toEqual(['2026-11-28', '2026-11-29']);
});

test('a spot is warned of a claim and a licence that are over here, although they are in force in UTC', async () => {
  const workspace = await makeWorkspace();
  const spot = 'compositions/spots/tiny';
  workspace.write(
    `${spot}/brief.md`,
    '---\nproduct: Tiny\npromise: Small\naudience: All\nclaims: [{text: The lightest cup, proof: t, until: 2026-11-29}]\n---\n',
  );
  workspace.edit(`${spot}/variants.yaml`, 'copy.hook: One', 'copy.hook: The lightest cup');
  const licence = 'title: Clips, creator: C, licence: {name: l}, media: [all], territory: [worldwide]';
  workspace.write(
    `${spot}/rights.yaml`,
    `records: [{files: ['*.mp4'], ${licence}, term: {from: 2020-01-01, to: 2026-11-29}, edits: true, proof: p}]\n`,
  );
  vi.useFakeTimers({toFake: ['Date'], now: new Date('2026-11-29T20:00:00Z')});
  const codes = async (zone: string): Promise<string[]> => {
    vi.stubEnv('TZ', zone);
    const {warnings} = await openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
    return warnings.map(({code}) => code).filter((code) => /^(claim|rights)-/.test(code));
  };
  try {
    expect(await codes('UTC')).toEqual([]);
    expect((await codes('Pacific/Auckland')).sort()).toEqual(['claim-expired', 'rights-unchecked']);
  } finally {
    workspace.remove();
  }
});

test('days are counted over months and leap years', () => {
  expect(dayAfter('2027-12-15', 30)).toBe('2028-01-14');
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
});
