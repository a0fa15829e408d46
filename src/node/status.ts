import {type RightsStatus, rightsStatusOf} from '../production/deliver/rights-status.ts';
import {dayAfter, daysAt} from '../production/project/days-at.ts';
import {type SpotStatus, statusOf} from '../production/project/status.ts';
import {EXPIRY_DAYS} from '../spot/delivery/licensed-file.ts';
import {isDay} from '../spot/documents/field-types.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {running} from './running.ts';

/** Returns the last render of every spot of a project, from the manifests. */
export const status = ({folders}: TenspotProject): Promise<SpotStatus[]> =>
  running({}, () => statusOf(folders));

/** The day that `rightsStatus` looks at. */
export type RightsStatusOptions = {
  /** As `2027-03-01`. Default: 30 days from now. */
  on?: string | undefined;
};

/**
 * Returns the delivered variants that lose a right by a day, each with the record and the file that it is about, by the records as they
 * are now. Files that a later delivery took the place of do not count. Errors: `day-invalid`, and those of the documents.
 */
export const rightsStatus = (
  {folders}: TenspotProject,
  {on = dayAfter(daysAt(new Date()).at(-1) ?? '', EXPIRY_DAYS)}: RightsStatusOptions = {},
): Promise<RightsStatus> =>
  running({}, async () => {
    if (!isDay(on))
      throw invalid({
        code: 'day-invalid',
        what: 'this is not a day',
        expected: 'a day such as 2027-03-01',
        got: on,
        fix: 'Write year, month and day.',
      });
    return rightsStatusOf(folders, on);
  });
