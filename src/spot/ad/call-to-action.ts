import {z} from 'zod';
import {cite, type PlacementFigure} from '../placement/figure.ts';
import type {AdPlatform} from '../placement/placement.ts';

/** The buttons of an ad, by names that no platform owns. */
export const CallToAction = z.enum([
  'learn-more',
  'shop-now',
  'buy-now',
  'order-now',
  'sign-up',
  'subscribe',
  'download',
  'book-now',
  'contact-us',
  'get-offer',
  'get-quote',
  'apply-now',
  'watch-more',
  'visit-site',
]);
export type CallToAction = z.infer<typeof CallToAction>;

type Values = Partial<Record<CallToAction, string>>;

const meta = cite(
  'https://developers.secure.facebook.com/docs/marketing-api/reference/ad-creative-link-data-call-to-action/',
  '2026-11',
  'official',
);
const google = cite(
  'https://developers.google.com/google-ads/api/reference/rpc/v26/CallToActionTypeEnum.CallToActionType',
  '2026-10',
  'official',
);
const tiktok = cite('https://business-api.tiktok.com/portal/docs?id=1739403070695426', '2026-11', 'seen');
const pinterest = cite('https://developers.pinterest.com/docs/api/v5/ads-create', '2026-11', 'seen');

/** What each platform calls the buttons. A platform that is not here has no list with a source: a person chooses the button there. */
export const CALLS_TO_ACTION: Partial<Record<AdPlatform, PlacementFigure<Values>>> = {
  meta: meta<Values>({
    'learn-more': 'LEARN_MORE',
    'shop-now': 'SHOP_NOW',
    'buy-now': 'BUY_NOW',
    'order-now': 'ORDER_NOW',
    'sign-up': 'SIGN_UP',
    subscribe: 'SUBSCRIBE',
    download: 'DOWNLOAD',
    'book-now': 'BOOK_NOW',
    'contact-us': 'CONTACT_US',
    'get-offer': 'GET_OFFER',
    'get-quote': 'GET_QUOTE',
    'apply-now': 'APPLY_NOW',
    'watch-more': 'WATCH_MORE',
  }),
  google: google<Values>({
    'learn-more': 'LEARN_MORE',
    'shop-now': 'SHOP_NOW',
    'buy-now': 'BUY_NOW',
    'order-now': 'ORDER_NOW',
    'sign-up': 'SIGN_UP',
    subscribe: 'SUBSCRIBE',
    download: 'DOWNLOAD',
    'book-now': 'BOOK_NOW',
    'contact-us': 'CONTACT_US',
    'get-quote': 'GET_QUOTE',
    'apply-now': 'APPLY_NOW',
    'watch-more': 'WATCH_NOW',
    'visit-site': 'VISIT_SITE',
  }),
  tiktok: tiktok<Values>(
    {
      'learn-more': 'LEARN_MORE',
      'shop-now': 'SHOP_NOW',
      'order-now': 'ORDER_NOW',
      'sign-up': 'SIGN_UP',
      subscribe: 'SUBSCRIBE',
      download: 'DOWNLOAD_NOW',
      'book-now': 'BOOK_NOW',
      'contact-us': 'CONTACT_US',
      'get-quote': 'GET_QUOTE',
      'apply-now': 'APPLY_NOW',
      'watch-more': 'WATCH_NOW',
    },
    {note: 'the values in public code that cites this page'},
  ),
  pinterest: pinterest<Values>(
    {
      'learn-more': 'LEARN_MORE',
      'shop-now': 'SHOP_NOW',
      'buy-now': 'BUY_NOW',
      'order-now': 'ORDER_NOW',
      'sign-up': 'SIGN_UP',
      subscribe: 'SUBSCRIBE',
      'book-now': 'BOOK_NOW',
      'contact-us': 'CONTACT_US',
      'get-offer': 'GET_OFFER',
      'get-quote': 'GET_QUOTE',
      'apply-now': 'APPLY_NOW',
      'watch-more': 'WATCH_NOW',
      'visit-site': 'VISIT_WEBSITE',
    },
    {note: 'the values in public clients that are generated from the schema of this API'},
  ),
};

/** The button as a platform writes it: its own value, or undefined where the platform does not have it or no list is known. */
export const platformCall = (call: CallToAction, platform: AdPlatform | null): string | undefined =>
  platform === null ? undefined : CALLS_TO_ACTION[platform]?.value[call];

/** The button in words, for people and for sheets that show labels: `Shop now`. */
export const callInWords = (call: CallToAction): string =>
  `${call.charAt(0).toUpperCase()}${call.slice(1).replaceAll('-', ' ')}`;
