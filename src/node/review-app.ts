import {once} from 'node:events';
import {newPersonCode} from '../machine/web/access.ts';
import {bundleReviewApp} from '../machine/web/bundle-page.ts';
import {openLoopbackApp} from '../machine/web/loopback-app.ts';
import {openReviewDesk} from '../production/review/board/review-desk.ts';
import {actionsOf} from './app-actions.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject} from './open-spot.ts';
import {type RunOptions, running} from './running.ts';
import {type SharedReview, type ShareOptions, shareReview} from './share-review.ts';
import {takes} from './takes.ts';

/** How the review app is opened. */
export type ReviewAppOptions = SpotChoice &
  RunOptions & {
    /** Closes the app. */
    signal: AbortSignal;
    /** Called once, with the address of the page. It has a secret: who has it can do what the app can, except decide. */
    onOpen: (url: string) => void;
    /**
     * Called once, with the code that decisions need. Show it to a person, on a terminal, and to no program. Default: the app records no
     * decisions.
     */
    onCode?: ((code: string) => void) | undefined;
    /** The port on 127.0.0.1. Default: a free one. */
    port?: number | undefined;
    /** Also serves the app to people with links. Default: only on this machine. */
    share?: ShareOptions | undefined;
    /** Called once the app is shared, with the address of the new link, if one was made. */
    onShare?: ((shared: SharedReview) => void) | undefined;
    /** Called with errors of this machine that a person with a link ran into, of which that person is told little. Default: not called. */
    onError?: ((error: unknown) => void) | undefined;
  };

/**
 * Serves the review app of a spot on 127.0.0.1; resolves when the signal has closed it. Errors: `not-rendered`, `log-broken`, `port-taken`,
 * and with `share` those of `shareReview`.
 */
export const reviewApp = (project: TenspotProject, options: ReviewAppOptions): Promise<void> =>
  running({onProgress: options.onProgress}, ({report}) =>
    withProject(project, options, 'review', {report, signal: options.signal}, async (opened) => {
      const {signal, port, onOpen, onCode, onShare, onError, sandbox} = options;
      const choice = {spot: opened.id, sandbox};
      const code = onCode && newPersonCode();
      const decides = code !== undefined;
      const desk = await openReviewDesk(opened.project, opened.id, {
        ...{decides, report, signal},
        hashOf: project.hashOf,
      });
      const closing: {close: () => Promise<void>}[] = [desk];
      try {
        const script = await bundleReviewApp();
        const app = await openLoopbackApp({
          ...{title: `${opened.id}: review`, script, port, media: desk.media},
          actions: {
            board: desk.board,
            takes: async () => (await takes(project, choice)).shots,
            ...actionsOf(project, choice, code),
          },
        });
        closing.unshift(app);
        const sharing = {...options.share, desk, script, code, choice, onError};
        const shared = options.share && (await shareReview(project, opened, sharing));
        if (shared) closing.unshift(shared);
        onOpen(app.url);
        if (shared) onShare?.(shared);
        if (code !== undefined) onCode?.(code);
        desk.findPlaces();
        if (!signal.aborted) await once(signal, 'abort');
      } finally {
        for (const each of closing) await each.close();
      }
    }),
  );
