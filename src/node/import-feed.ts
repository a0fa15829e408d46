import {join} from 'node:path';
import {type FetchedPictures, fetchPictures} from '../production/project/feed/fetch-pictures.ts';
import {loadSpot} from '../production/project/load-spot.ts';
import {folderOf} from '../production/project/workspace.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** A spot with a product feed. */
export type ImportFeedOptions = SpotChoice &
  RunOptions & {
    /** Fetches and writes nothing: the result says what would be fetched. Default: false. */
    dryRun?: boolean | undefined;
  };

/** The pictures of a product feed. */
export type ImportFeedResult = FetchedPictures & {
  /** The id of the spot. */
  spot: string;
};

/**
 * Fetches the pictures of the products that a spot uses into its folder `feed/`, from the hosts that `feed.hosts` of `variants.yaml` names. The only
 * call that fetches anything of a feed; a render never does. A picture that cannot be fetched is in `problems`, and does not stop the
 * others. Errors: `feed-missing`, those of the documents; `interrupted`.
 */
export const importFeed = (
  project: TenspotProject,
  options: ImportFeedOptions = {},
): Promise<ImportFeedResult> =>
  running(options, (run) =>
    withProject(project, options, 'import feed', run, async ({project: opened, id}) => {
      const folder = await folderOf(join(opened.workspace.compositions, 'spots'), 'spot', id);
      const {dryRun = false} = options;
      const fetched = await fetchPictures(await loadSpot(folder, id), opened, {...run, dryRun});
      return {spot: id, ...fetched};
    }),
  );
