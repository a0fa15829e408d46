import {staticFile} from 'remotion';

/** Addresses of staged files that are not in the public folder of the site, by name. One page shows one spot, so they are the same for all of it. */
const linked = new Map<string, string>();

/** Says where staged files are, for a site without them in its public folder. Call it before anything that shows them is drawn. */
export function linkStagedFiles(links: Readonly<Record<string, string>>): void {
  linked.clear();
  for (const [name, url] of Object.entries(links)) linked.set(name, url);
}

/** The address of a staged file: where `linkStagedFiles` said that it is, else in the public folder. */
export const stagedUrl = (name: string): string => linked.get(name) ?? staticFile(name);
