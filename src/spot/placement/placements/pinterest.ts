import {cite} from '../figure.ts';
import type {Placement} from '../placement.ts';
import {TRADE_LOUDNESS} from '../trade-loudness.ts';

const specs = cite(
  'https://help.pinterest.com/en/business/article/pinterest-product-specs',
  '2026-11',
  'official',
);
const older = cite('https://business.pinterest.com/en/Pinterest-product-specs', '2026-11', 'official');
const agency = cite('https://www.ntooitive.com/knowledgebase/social/pinterest/', '2026-11', 'secondary');
const poster = cite('https://docs.getlate.dev/resources/media-guidelines/pinterest', '2026-11', 'secondary');

const OLDER = 'an older page of Pinterest';

/** Video ads of standard width on Pinterest. The title of a Pin is the headline. */
export const PINTEREST: Placement = {
  id: 'pinterest',
  title: 'Pinterest video, standard width',
  platform: 'pinterest',
  aliases: [],
  media: ['paid-social'],
  formats: {'9:16': {}, '4:5': {}, '1:1': {}, '16:9': {}},
  accepts: specs(['9:16', '4:5', '1:1', '16:9'], {
    note: 'between 1:2 and 1.91:1; recommended: 1:1, 2:3, 4:5 and 9:16',
  }),
  seconds: {least: specs(4), most: specs(900), recommended: agency({from: 6, to: 15})},
  bytes: {most: specs(2e9)},
  frameRate: {least: poster(25)},
  containers: older(['mp4', 'mov'], {note: OLDER, others: [specs(['mp4', 'mov', 'm4v'])]}),
  videoCodecs: older(['h264'], {note: OLDER, others: [specs(['h264', 'hevc'])]}),
  text: {
    headline: {
      most: specs(100),
      shown: specs(40),
      shownWide: specs(30),
    },
    description: {most: specs(500, {note: 'not shown in feeds'})},
  },
  statesLoudness: false,
  loudness: TRADE_LOUDNESS,
};
