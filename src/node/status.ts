import {type SpotStatus, statusOf} from '../production/project/status.ts';
import type {TenspotProject} from './open-project.ts';
import {running} from './running.ts';

/** Returns the last render of every spot of a project, from the manifests. */
export const status = ({folders}: TenspotProject): Promise<SpotStatus[]> =>
  running({}, () => statusOf(folders));
