import {adTextFaults} from '../placement/ad-text.ts';
import type {Placement} from '../placement/placement.ts';
import type {Problem} from '../problem/errors.ts';
import type {AdCopy} from './ad-copy.ts';
import {CALLS_TO_ACTION, type CallToAction, platformCall} from './call-to-action.ts';
import {DESTINATION_TOKENS, parametersIn, tokensIn} from './destination.ts';

/** A problem of a field of an ad: `path` leads to the field. */
type AdProblem = Omit<Problem, 'where'> & {path: string[]; severity: 'error' | 'warning'};

/** What is wrong with an ad wherever it runs: its placeholders, its address, its cover. `frames`: the length of the spot. */
export function adProblems(
  ad: AdCopy,
  {axes, frames, fps}: {axes: readonly string[]; frames: number; fps: number},
): AdProblem[] {
  const known = [...DESTINATION_TOKENS, ...axes];
  const {url, utm = {}, cover} = ad;
  const given = Object.entries(utm).filter(([, text]) => text !== undefined);
  const unknown = given.flatMap(([name, text = '']) =>
    tokensIn(text)
      .filter((token) => !known.includes(token))
      .map(
        (token): AdProblem => ({
          path: ['utm', name],
          severity: 'error',
          code: 'ad-token',
          what: `has an unknown placeholder: {${token}}`,
          expected: known.map((each) => `{${each}}`).join(' '),
          got: `{${token}}`,
          fix: `Remove it, or add an axis "${token}". A macro of the platform has two braces: {{${token}}}.`,
        }),
      ),
  );
  const twice = url === undefined ? [] : given.filter(([name]) => parametersIn(url).includes(`utm_${name}`));
  return [
    ...unknown,
    ...twice.map(
      ([name]): AdProblem => ({
        path: ['utm', name],
        severity: 'error',
        code: 'ad-parameter-twice',
        what: `the address already has utm_${name}`,
        expected: 'each parameter once',
        got: url,
        fix: 'Remove it from the address or from utm.',
      }),
    ),
    ...(url === undefined && given.length > 0 ? [withoutAddress] : []),
    ...beyondEnd(cover, frames, fps),
  ];
}

const withoutAddress: AdProblem = {
  path: ['utm'],
  severity: 'error',
  code: 'ad-no-address',
  what: 'has parameters, and the ad has no address',
  expected: 'ad.url, to which the parameters are added',
  got: 'none',
  fix: 'Add `url`, or remove `utm`.',
};

function beyondEnd(cover: AdCopy['cover'], frames: number, fps: number): AdProblem[] {
  const frame = cover?.frame ?? Math.floor((cover?.seconds ?? 0) * fps + 1e-6);
  if (frame < frames) return [];
  return [
    {
      path: ['cover'],
      severity: 'error',
      code: 'ad-cover-late',
      what: 'the cover is after the end of the spot',
      expected: `a frame from 0 to ${frames - 1}, or seconds below ${Number((frames / fps).toFixed(3))}`,
      got: cover?.frame === undefined ? `${cover?.seconds} s` : `frame ${cover.frame}`,
      fix: 'Name an earlier one.',
    },
  ];
}

/** What one placement refuses or cuts off of an ad, and a button that its platform does not have. */
export function placedAdProblems(ad: AdCopy, placement: Placement): AdProblem[] {
  const {primaryText, headline, longHeadline, description} = ad;
  const texts = Object.fromEntries(
    Object.entries({primaryText, headline, longHeadline, description}).filter(
      ([, text]) => text !== undefined,
    ),
  );
  return [
    ...adTextFaults(placement, texts).map(
      ({field, kind, severity, expected, got, figure}): AdProblem => ({
        path: [field],
        severity,
        code: `ad-text-${kind}`,
        what: kind === 'cut-off' ? `${placement.title} cuts it off` : `${placement.title} does not accept it`,
        expected: `${expected} (${figure.source}, ${figure.asOf}, ${figure.confidence})`,
        got,
        fix:
          kind === 'too-short'
            ? 'Lengthen it.'
            : kind === 'refused'
              ? 'Write it without them.'
              : 'Shorten it.',
      }),
    ),
    ...unknownCall(ad.callToAction, placement),
  ];
}

function unknownCall(call: CallToAction | undefined, {platform, title}: Placement): AdProblem[] {
  const list = platform === null ? undefined : CALLS_TO_ACTION[platform];
  if (call === undefined || !list || platformCall(call, platform) !== undefined) return [];
  return [
    {
      path: ['callToAction'],
      severity: 'error',
      code: 'ad-call-unknown',
      what: `${title} does not have this button`,
      expected: `${Object.keys(list.value).join(', ')} (${list.source}, ${list.asOf}, ${list.confidence})`,
      got: call,
      fix: 'Use another one, or make a variant for this placement.',
    },
  ];
}
