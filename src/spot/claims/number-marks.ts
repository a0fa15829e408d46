/** What the usual marks of a language mean. */
type NumberMarks = {
  /** Whether a comma stands before the decimals: `39,90`. */
  decimalComma: boolean;
  /** The currency of a sign that several countries have: `$` is CAD in `en-CA`. Left out where the sign has its own meaning. */
  signs: Readonly<Record<string, string>>;
};

/** Countries whose currency has the sign of the US dollar, as `country currency` (Unicode CLDR, narrow symbols of currencies). */
const OWN_DOLLARS =
  'AG XCD,AR ARS,AU AUD,BB BBD,BM BMD,BN BND,BS BSD,BZ BZD,CA CAD,CL CLP,CO COP,CU CUP,DM XCD,DO DOP,FJ FJD,GD XCD,GY GYD,HK HKD,JM JMD,KI AUD,KN XCD,KY KYD,LC XCD,LR LRD,MX MXN,NA NAD,NR AUD,NZ NZD,SB SBD,SG SGD,SR SRD,TT TTD,TV AUD,TW TWD,UY UYU,VC XCD';

/** Countries whose currency has the sign of a larger one. */
const OWN_SIGNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(
    OWN_DOLLARS.split(',').map((pair) => {
      const [country = '', currency = ''] = pair.split(' ');
      return [country, {$: currency}];
    }),
  ),
  CN: {'¥': 'CNY'},
};

const KNOWN = new Map<string, NumberMarks>();

/** The marks of a language, a BCP 47 tag (`Intl`; CLDR). Of a tag with parts in a wrong order, those of the language alone. */
export function numberMarks(language: string): NumberMarks {
  const known = KNOWN.get(language) ?? marksOf(language);
  KNOWN.set(language, known);
  return known;
}

function marksOf(language: string): NumberMarks {
  const locale = localeOf(language);
  const mark = new Intl.NumberFormat(locale).formatToParts(0.5).find(({type}) => type === 'decimal')?.value;
  return {decimalComma: mark !== '.', signs: OWN_SIGNS[locale.maximize().region ?? ''] ?? {}};
}

function localeOf(language: string): Intl.Locale {
  try {
    return new Intl.Locale(language);
  } catch {
    return new Intl.Locale(language.split('-')[0] ?? 'en');
  }
}
