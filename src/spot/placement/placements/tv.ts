import {cite} from '../figure.ts';
import type {Placement} from '../placement.ts';

/** What the EBU says about its R 128 s1, for commercials. */
const shortForm = cite(
  'https://tech.ebu.ch/news/2014/12/10/ebu-helps-measure-the-loudness-o',
  '2014-12',
  'official',
);
const meterMaker = cite('https://apu.software/atsc-a85-us-tv-loudness', '2026-11', 'secondary');
const titleSafe = cite(
  'https://docplayer.net/amp/21044158-R-95-safe-areas-for-16-9-television-production-revision-1-source-sp-bhd-sp-qc.html',
  '2026-11',
  'secondary',
);

/** Commercials on television in the countries of the EBU. Broadcasters have specifications of their own for the file. */
export const TV_EBU: Placement = {
  id: 'tv-ebu',
  title: 'Television, EBU R 128',
  platform: null,
  aliases: [],
  media: ['tv'],
  formats: {'16:9': {safeZone: titleSafe({top: 0.05, right: 0.05, bottom: 0.05, left: 0.05})}},
  statesLoudness: true,
  loudness: shortForm(
    {lufs: -23, peak: -1, shortTerm: -18},
    {note: 'R 128 s1: +-0.5 LU; or momentary loudness of at most -15 LUFS'},
  ),
};

/** Commercials on television in the USA. Broadcasters have specifications of their own for the file. */
export const TV_US: Placement = {
  id: 'tv-us',
  title: 'Television, USA (ATSC A/85)',
  platform: null,
  aliases: [],
  media: ['tv'],
  formats: {'16:9': {}},
  statesLoudness: true,
  loudness: meterMaker({lufs: -24, peak: -2}, {note: 'ATSC A/85, which the CALM Act refers to'}),
};
