import {z} from 'zod';
import {nearest} from '../problem/nearest-name.ts';

/** The codes of ISO 3166-1 alpha-2 (249, as of November 2026). */
const COUNTRIES = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM
  CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
  HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF
  MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE
  RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ
  VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** Names of several countries: the members of the European Union, and with Iceland, Liechtenstein and Norway the EEA (as of November 2026). */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['EU', EU],
  ['EEA', [...EU, 'IS', 'LI', 'NO']],
]);

const WORLDWIDE = 'worldwide';

/** A territory of a licence: an ISO 3166-1 code, `EU`, `EEA` or `worldwide`. */
export const Territory = z
  .string()
  .refine((name) => name === WORLDWIDE || GROUPS.has(name) || COUNTRIES.has(name), {
    error: ({input}) => {
      const near = typeof input === 'string' && (input === 'UK' ? 'GB' : nearTo(input));
      return `expected an ISO 3166-1 code such as DE, EU, EEA or worldwide${near ? `; did you mean ${near}?` : ''}`;
    },
  });

function nearTo(name: string): string | undefined {
  const upper = name.toUpperCase();
  if (COUNTRIES.has(upper) || GROUPS.has(upper)) return upper;
  return name.length > 3 ? nearest(name.toLowerCase(), [WORLDWIDE]) : undefined;
}

/** The countries where something is used that a licence for these territories does not cover. */
export function outsideOf(territories: readonly string[], usedIn: readonly string[]): string[] {
  if (territories.includes(WORLDWIDE)) return [];
  const covered = new Set(territories.flatMap((name) => GROUPS.get(name) ?? [name]));
  return usedIn.filter((country) => !covered.has(country));
}

/** Whether a licence covers every country. */
export const isWorldwide = (territories: readonly string[]): boolean => territories.includes(WORLDWIDE);
