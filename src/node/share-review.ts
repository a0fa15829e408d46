import {type OpenLink, openSharedApp} from '../machine/web/shared-app.ts';
import type {ReviewDesk} from '../production/review/board/review-desk.ts';
import {linkOfToken, makeLink, revokeLink, validLinks} from '../production/review/share/review-links.ts';
import {type Problem, TenspotError} from '../spot/problem/errors.ts';
import type {ReviewBoard} from '../spot/review/board.ts';
import {sharedActionsOf} from './app-actions.ts';
import type {TenspotProject} from './open-project.ts';
import type {Opened, SpotChoice} from './open-spot.ts';
import {linkFacts, type ReviewLinkFacts} from './review-links.ts';

/** How a review is shared with people who have links. */
export type ShareOptions = {
  /** Makes a link for this person, whose name its notes have. Default: no new link; the links that are valid open the app. */
  person?: string | undefined;
  /** Days for which the new link is valid, at most 90. Default: 7. */
  days?: number | undefined;
  /** The IP address that the app listens on. Default: 127.0.0.1, for a tunnel or a proxy on this machine. */
  host?: string | undefined;
  /** The port on it. Default: a free one. */
  port?: number | undefined;
  /** The origin that people open, such as `https://review.example.com`. Default: http, with the host and the port. */
  origin?: string | undefined;
};

/** A review that is shared. */
export type SharedReview = {
  /** The origin that people open. */
  origin: string;
  /** The address that the app listens on: `127.0.0.1:8080`. */
  address: string;
  /** The new link, and its address; null if none was made. The address has a secret, which is stored nowhere. */
  link: (ReviewLinkFacts & {url: string}) | null;
  /** The links that are valid, the new one among them. */
  links: ReviewLinkFacts[];
};

type Parts = ShareOptions & {
  desk: Pick<ReviewDesk, 'board' | 'media'>;
  script: string;
  /** The code that decisions need; undefined where the app records none. */
  code: string | undefined;
  choice: SpotChoice;
  /** Called with the errors of this machine, of which a person with a link is told little. Default: not called. */
  onError?: ((error: unknown) => void) | undefined;
};

/**
 * Opens the review app to people with links. Errors: `share-without-link` beyond loopback without a valid link, `share-address`,
 * `share-origin`, `port-taken`, `link-person`, `link-days`; a new link is then revoked.
 */
export async function shareReview(
  project: TenspotProject,
  {project: {workspace}, id}: Opened,
  {person, days, host = '127.0.0.1', port = 0, origin, desk, script, code, choice, onError}: Parts,
): Promise<SharedReview & {close: () => Promise<void>}> {
  const made = person === undefined ? null : await makeLink({person, days}, workspace, id);
  try {
    const app = await openSharedApp(
      {
        // Who has no link learns nothing from the page.
        title: 'Review',
        script,
        actions: {
          board: async (_, who) => sharedBoard(await desk.board(), who ?? ''),
          ...sharedActionsOf(project, choice, code),
        },
        media: async (path) => (path.startsWith('take/') ? undefined : desk.media(path)),
        explain: (error) => {
          if (isOfMachine(error)) onError?.(error);
          return sharedProblems(error);
        },
      },
      {
        ...{host, port, origin},
        links: () => validLinks(workspace, id),
        linkOf: (token): Promise<OpenLink | undefined> => linkOfToken(token, workspace, id),
        reads: ['board'],
      },
    );
    const links = (await validLinks(workspace, id)).map(linkFacts);
    const link = made && {...linkFacts(made.link), url: `${app.origin}/#${made.token}`};
    return {origin: app.origin, address: app.address, link, links, close: app.close};
  } catch (error) {
    if (made) await revokeLink(made.link.id, workspace, id);
    throw error;
  }
}

/** What a person with a link sees: no findings, and nothing about this machine. */
function sharedBoard(board: ReviewBoard, person: string): ReviewBoard {
  const {variants, placesProblem} = board;
  return {
    ...board,
    person,
    placesProblem: placesProblem && 'The person who shares the review can find out why.',
    variants: variants.map((variant) => ({...variant, findings: null})),
  };
}

/** Whether an error is about this machine or a file of it, and not about what a person with a link sent. */
const isOfMachine = (error: unknown): boolean =>
  !(error instanceof TenspotError) || error.problems.some(({where}) => where?.file !== undefined);

/** What a person with a link is told of an error: what is wrong and what to do, and nothing that was found on this machine. */
function sharedProblems(error: unknown): Problem[] {
  if (!(error instanceof TenspotError)) return [UNEXPECTED];
  return error.problems.map(({code, what, fix = ''}) =>
    PATH.test(`${what} ${fix}`) ? {...UNEXPECTED, code} : {code, what, ...(fix ? {fix} : {})},
  );
}

const UNEXPECTED = {
  code: 'unexpected',
  what: 'an unexpected error occurred',
  fix: 'Tell the person who shares the review: the terminal there shows why.',
};

/** An absolute path in a text, of any system. */
const PATH = /(?:^|[\s"'`(:])(?:\/[^\s/]+\/|[A-Za-z]:[\\/]|~\/|\\\\)/;
