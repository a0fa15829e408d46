import axe from 'axe-core';
import type {Page} from 'playwright-core';

/** The rules of WCAG 2.2, levels A and AA, that a program can test. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds wrong with the page as it is now: each rule with the elements that break it. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    // A colour that is on its way to another one has the contrast of neither.
    const ending = document
      .getAnimations()
      .filter(({effect}) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({finished}) => finished));
    const {violations} = await (globalThis as unknown as {axe: typeof import('axe-core')}).axe.run({
      runOnly: {type: 'tag', values},
    });
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(' | ')}`);
  }, RULES);
}
