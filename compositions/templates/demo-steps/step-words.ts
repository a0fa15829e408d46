import type {Box, CopyOf} from 'tenspot';
import {type FittedTextProps, fitText, textHeight, useLayout, useSpot} from 'tenspot/picture';
import type {demoSteps} from './template.ts';

/** The copy of a step. */
export type StepCopy = CopyOf<typeof demoSteps>['steps'][number];

/** Font sizes in units. `ofWidth`: largest title, as a fraction of the width, so that narrow columns keep several words on a line. */
const TITLE = {min: 2.9, max: 19, ofWidth: 0.27};
const DETAIL = {min: 2.9, max: 4, above: 3.4};

/**
 * Title and detail of one step. All titles of a spot have the same size: the largest at which each title fits above its
 * own detail.
 */
export function useStepWords(steps: readonly StepCopy[], number: number, box: Box, withDetails: boolean) {
  const spot = useSpot();
  const {u} = useLayout();
  const between = u(DETAIL.above);
  const all = steps.map((step, index) => {
    const field = `copy.steps.${index}`;
    const detail: FittedTextProps | null =
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
    const title: FittedTextProps = {
      children: step.title,
      field: `${field}.title`,
      width: box.width,
      height: box.height - (detail ? textHeight(detail, spot) + between : 0),
      min: u(TITLE.min),
      max: Math.min(u(TITLE.max), box.width * TITLE.ofWidth),
      lines: 4,
    };
    return {title, detail};
  });
  const max = Math.min(...all.map(({title}) => fitText(title, spot).size));
  const step = all[number - 1];
  if (!step) throw new Error(`expected a step from 1 to ${all.length}, got ${number}`);
  const {title, detail} = step;
  return {title: {...title, max}, detail, between};
}
