import type {Box} from 'tenspot';
import {fitWords, heightOf, useLayout, useSpot, type WordsProps} from 'tenspot/picture';
import type {z} from 'zod';
import type {demoSteps} from './template.ts';

export type StepCopy = z.output<(typeof demoSteps)['copy']>['steps'][number];

/** Sizes in units; in a narrow column a title is no larger than a part of its width, or every word gets a line. */
const TITLE = {min: 2.9, max: 19, ofWidth: 0.27};
const DETAIL = {min: 2.9, max: 4, above: 3.4};

/**
 * The words of one step. All titles of a spot are set in one size, the largest at which each of them
 * stands over its own detail: steps that change size would not read as steps.
 */
export function useStepWords(steps: readonly StepCopy[], number: number, box: Box, withDetails: boolean) {
  const spot = useSpot();
  const {u} = useLayout();
  const between = u(DETAIL.above);
  const all = steps.map((step, index) => {
    const field = `copy.steps.${index}`;
    const detail: WordsProps | null =
      step.detail && withDetails
        ? {
            children: step.detail,
            field: `${field}.detail`,
            type: 'base',
            typeStyle: {'line-height': 1.28},
            width: box.width,
            height: box.height / 2,
            min: u(DETAIL.min),
            max: u(DETAIL.max),
            lines: 4,
          }
        : null;
    const title: WordsProps = {
      children: step.title,
      field: `${field}.title`,
      width: box.width,
      height: box.height - (detail ? heightOf(detail, spot) + between : 0),
      min: u(TITLE.min),
      max: Math.min(u(TITLE.max), box.width * TITLE.ofWidth),
      lines: 4,
    };
    return {title, detail};
  });
  const max = Math.min(...all.map(({title}) => fitWords(title, spot).size));
  const {title, detail} = all[number - 1] as (typeof all)[number];
  return {title: {...title, max}, detail, between};
}
