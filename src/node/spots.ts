import {join} from 'node:path';
import {listIds} from '../production/project/workspace.ts';
import type {TenspotProject} from './open-project.ts';
import {running} from './running.ts';

/** The ids of the spots of a project, sorted: the folders of `compositions/spots`. */
export const spots = ({folders}: TenspotProject): Promise<string[]> =>
  running({}, () => listIds(join(folders.compositions, 'spots')));
