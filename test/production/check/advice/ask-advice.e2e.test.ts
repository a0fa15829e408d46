import {expect, test} from 'vitest';
import {advicePlan, check} from '../../../../src/node/check.ts';
import {openProject} from '../../../../src/node/open-project.ts';
import {answers, openAdvisedSpot} from './advised-spot.ts';

test('a plan of advice names the masters and checks nothing, and another plan is refused before the check', async () => {
  const {workspace, server} = await openAdvisedSpot(() => answers());
  const project = await openProject(workspace.root, {env: server.env});
  const planned = await advicePlan(project, {only: ['one']});
  expect(planned.questions.map(({about}) => about)).toEqual(['one', 'one', 'one']);
  expect(planned.usd).toBeGreaterThan(0);
  expect((await advicePlan(project, {only: ['one']})).id).toBe(planned.id);
  const both = await advicePlan(project);
  expect(both.id).not.toBe(planned.id);
  const buying = (plan: string, maxCost?: number) => check(project, {only: ['one'], advise: {plan, maxCost}});
  await expect(buying(both.id, 5)).rejects.toMatchObject({code: 'plan-changed'});
  await expect(buying(planned.id)).rejects.toMatchObject({code: 'max-cost-missing'});
  expect(() => workspace.read('out/tiny/check.json')).toThrow();
  expect(server.questions.length).toBe(0);
  const report = await buying(planned.id, planned.usd);
  expect(server.questions.length).toBe(3);
  expect(report.variants[0]?.advice?.missing).toEqual([]);
  expect((await advicePlan(project, {only: ['one']})).questions).toEqual([]);
});
