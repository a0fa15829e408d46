import {checkSpot} from '../production/check/check-spot.ts';
import type {CheckReport} from '../spot/findings/check-report.ts';
import type {TenspotProject} from './open-project.ts';
import {withSpot} from './open-spot.ts';
import {running} from './running.ts';
import type {VariantChoice} from './variants.ts';

/**
 * Checks the masters of a spot against its documents, and writes `check.json` beside them. A red gate is no error: look at `pass`. A
 * master that was checked before, with the same documents and rules, is not checked again. Errors: those of the documents;
 * `ffmpeg-missing`; `interrupted`.
 */
export const check = (project: TenspotProject, choice: VariantChoice = {}): Promise<CheckReport> =>
  running(choice, (run) =>
    withSpot(project, {...choice, unsellable: true}, 'check', run, (spot) =>
      checkSpot(spot, {
        variants: spot.asked,
        proof: choice.proof ?? false,
        ...run,
      }),
    ),
  );
