import {readLinks, revokeLink} from '../production/review/share/review-links.ts';
import {linkState, type ReviewLink} from '../spot/review/review-link.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';

/** A link to a shared review, without its secret. */
export type ReviewLinkFacts = Pick<ReviewLink, 'id' | 'person' | 'createdAt' | 'expiresAt'> & {
  /** Whether it opens the app now. */
  state: 'valid' | 'expired' | 'revoked';
};

/** The links that were made for a review. */
export type ReviewLinksResult = {
  /** The id of the spot. */
  spot: string;
  /** All of them, in the order in which they were made. */
  links: ReviewLinkFacts[];
};

/** Which link is ended. */
export type RevokeLinkOptions = SpotChoice &
  RunOptions & {
    /** Its id: `l1`. */
    link: string;
  };

/** Returns the links that were made for the review of a spot. */
export const reviewLinks = (
  project: TenspotProject,
  options: SpotChoice & RunOptions = {},
): Promise<ReviewLinksResult> =>
  running(options, (run) =>
    withProject(project, options, 'review', run, async ({project: {workspace}, id}) => ({
      spot: id,
      links: (await readLinks(workspace, id)).map(linkFacts),
    })),
  );

/** Ends a link at once, also in an app that is open. Errors: `link-unknown`. */
export const revokeReviewLink = (
  project: TenspotProject,
  options: RevokeLinkOptions,
): Promise<ReviewLinksResult> =>
  running(options, (run) =>
    withProject(project, options, 'review', run, async ({project: {workspace}, id}) => {
      await revokeLink(options.link, workspace, id);
      return {spot: id, links: (await readLinks(workspace, id)).map(linkFacts)};
    }),
  );

/** What people see of a link. */
export const linkFacts = (link: ReviewLink): ReviewLinkFacts => {
  const {id, person, createdAt, expiresAt} = link;
  return {id, person, createdAt, expiresAt, state: linkState(link, new Date().toISOString())};
};
