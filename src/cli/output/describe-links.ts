import type {ReviewLinkFacts, ReviewLinksResult} from '../../node/review-links.ts';
import type {SharedReview} from '../../node/share-review.ts';
import {visibleText} from '../../spot/problem/visible-text.ts';

/** The links of a review, a line each. */
export const describeLinks = ({links}: Pick<ReviewLinksResult, 'links'>): string[] =>
  links.length === 0 ? ['no links'] : links.map(describeLink);

const describeLink = ({id, person, state, createdAt, expiresAt}: ReviewLinkFacts): string =>
  `${id}  ${state}  ${visibleText(person)}, made ${createdAt.slice(0, 10)}, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC`;

/** What a person has to know about a review that was just shared. */
export function describeShared({origin, address, links}: SharedReview): string[] {
  const {protocol, hostname} = new URL(origin);
  const isOpen = protocol === 'http:' && !/^(?:127\.|localhost$|\[::1\]$)/.test(hostname);
  return [
    `Tenspot shares the review on ${origin}${origin.endsWith(`//${address}`) ? '' : `; the app listens on ${address}`}. These links open it, each with the address that Tenspot printed when it made the link:`,
    ...describeLinks({links}).map((line) => `  ${line}`),
    'With a link, people can watch the masters, write notes under the name of the link, and decide with the code. To end a link: tenspot review --revoke <link>',
    ...(isOpen
      ? [
          'Warning: this address is not encrypted. People who can read the traffic of this network can also read the links and the videos. Use --origin https://... with a proxy or a tunnel.',
        ]
      : []),
  ];
}
