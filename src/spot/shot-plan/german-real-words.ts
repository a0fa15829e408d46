import type {RealWords} from './real-words.ts';

const ROLES =
  'Gründer|Gründerin|Chef|Chefin|Inhaber|Inhaberin|Kunde|Kundin|Kollege|Kollegin|Tester|Testerin|Erfinder|Erfinderin|Geschäftsführer|Geschäftsführerin|Bürgermeister|Bürgermeisterin|Meister|Meisterin|\\p{L}+meister|\\p{L}+meisterin|Nutzer|Nutzerin|Winzer|Winzerin|Imker|Imkerin|Bäcker|Bäckerin|Landwirt|Landwirtin|Sportler|Sportlerin|Läufer|Läuferin|Patient|Patientin|Trainer|Trainerin|Mitarbeiter|Mitarbeiterin|Kanzler|Kanzlerin|Präsident|Präsidentin|Minister|Ministerin';

const PEOPLE =
  'Kund(?:en|innen|in|e)|Menschen|Person(?:en)?|Nutzer(?:innen|in)?|Famili(?:e|en)|Käufer(?:innen|in)?|Sportler(?:innen|in)?|Patient(?:en|innen|in)?|Mitarbeiter(?:innen|in)?|Eltern|Ärzt(?:e|in|innen)|Arzt|Paare?|Gesichter|Tester(?:innen|in)?';

const MONTHS = 'januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember';

const NUMBER =
  '(?:\\d+|ein|eine|einem|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|vierzehn|zwanzig|dreißig|sechzig|hundert)';

const DAMAGE = 'Kratzer|Tropfen|Risse?|Dellen?|Spur(?:en)?|Lecks?|Krümel|Flecke?n?|Streifen|Schlieren';

/** German words that tell what a shot shows is real. */
export const GERMAN_REAL: RealWords = {
  phrases: {
    person: [
      `(?:echte|wirkliche|reale|tatsächliche)[nrms]? (?:\\p{L}+ ){0,2}(?:${PEOPLE})`,
      '(?:der|die|den|dem) (?:Gründer|Erfinder|Geschäftsführer|Bürgermeister|Oberbürgermeister|Bundeskanzler|Kanzler|Bundespräsident|Präsident|Papst|Inhaber)(?:in)?',
      '(?:berühmte|bekannte)[nrs]? (?:Schauspieler|Sänger|Fußballer|Sportler|Koch|Köchin|Person|Autor|Gesicht)(?:in|innen|en|er)?',
      'Promis?|Prominente[nrs]?',
      'Doppelgänger(?:in)?',
      'Interviews? mit',
      'Straßenumfrage',
      'Testimonials?',
      '(?:erzählt|berichtet|schwärmt|erklärt|spricht),? (?:\\p{L}+ ){0,2}(?:warum|wieso|wie|von|über|in die Kamera)',
    ],
    event: [
      '(?:dies|letzt|vorig|vorjähr)(?:jährige|ige)[rnsm]? (?:\\p{L}+ ){0,2}\\p{L}+',
      '(?:gestrige|heutige|morgige)[rnsm]? (?:\\p{L}+ ){0,2}\\p{L}+',
      `(?:${MONTHS}) (?:19|20)\\d\\d`,
      // A year, but for a style, an age, and a size.
      '(?<!(?:seit|Stil von|von|aus|Baujahr) )(?:19|20)\\d\\d(?!er| (?:Meter|Gramm|Jahre|mm|K))',
      `\\d{1,2}\\. (?:${MONTHS})`,
      '(?:Archiv|Dokumentar|Nachrichten|Live|Original)-?(?:aufnahmen?|bilder|material|mitschnitt|film|video)',
      '(?:Hochwasser|Brand|Unfall|Sturm|Erdbeben) (?:von|an der|am|im Jahr|im Ahrtal|in) ?(?:(?:19|20)\\d\\d|\\p{L}+)',
      '(?:im|am|in der|in den|vom) (?:vergangenen|letzten|vorigen) \\p{L}+',
      'gestern|vorgestern|neulich|damals',
      'bei uns',
      'wir (?:\\p{L}+ ){0,4}(?:haben|hatten|waren|eröffneten|feierten|gewannen|eröffnet|gefeiert|gewonnen|gebaut)',
      'so sah es',
      'Oktoberfest|Kieler Woche|Olympi(?:a|sche[nr]? Spiele)|Weltmeisterschaft|Europameisterschaft',
      'live (?:von|vom|aus|bei|dabei)',
    ],
    place: [],
    demonstration: [
      'vorher[ -/]*(?:und[ -])?nachher',
      'vor und nach',
      '(?:seinem|ihrem|vollem|ganzem) (?:ganzen |vollen )?Gewicht',
      '(?:wird|werden|ist|sind|hat|haben|kann|können|\\p{Ll}{2,}t) (?:\\p{L}+ ){0,2}nicht(?! nur)',
      'wird (?:\\p{L}+ ){0,5}(?:fallen gelassen|geworfen|getaucht|überfahren|geschüttelt|übergossen|zerdrückt|angezündet)',
      '(?:fährt|rollt|läuft) (?:\\p{L}+ ){0,3}über (?:den|die|das|sie|ihn|es)',
      'kein(?:e|en|er)? (?:\\p{L}+ )?\\p{Lu}\\p{L}+ (?:löst|tritt|fällt|bricht|reißt|läuft|kommt|geht|rutscht|bewegt|verbiegt|platzt|dringt)',
      '(?:im )?(?:direkten )?Vergleich (?:mit|zu|zwischen|von)',
      'im (?:direkten )?Vergleich',
      'neben (?:einem|einer|dem|der) (?:\\p{L}+ )?(?:herkömmlich|anderen|Konkurrenz|gewöhnlich|billig|normal)\\p{L}*',
      'Konkurren(?:z|t|ten)\\p{L}*',
      'andere[nr]? Marken?',
      '(?:Sturz|Fall|Härte|Labor|Crash|Geschmacks|Blind|Dauer|Belastungs|Praxis|Stress|Wasch|Alltags|Brems|Dicht|Dichtigkeits|Kratz|Selbst|Tragkraft|Bruch|Wasser)-?tests?',
      '(?:wird|werden|im) (?:\\p{L}+ )?(?:getestet|geprüft)',
      'Experimente?',
      'beweis(?:t|en)',
      '(?:misst|gemessen|Messung)',
      '(?:Stoppuhr|Uhr|Thermometer|Waage|Messgerät) (?:\\p{L}+ ){0,2}(?:zeigt|steht|läuft|stoppt|misst|bei)',
      'in Echtzeit',
      'in einer einzigen Einstellung',
      `nach ${NUMBER} (?:\\p{L}+ )?(?:Sekunden?|Minuten?|Stunden?|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Wäschen|Waschgängen|Anwendungen)`,
      `${NUMBER} (?:Sekunden|Minuten|Stunden|Tage|Wochen|Monate|Jahre) (?:später|danach)`,
      'links\\b.{1,60}\\brechts',
      '(?:derselbe|dieselbe|dasselbe|der gleiche|die gleiche|das gleiche) (?:\\p{L}+ ){1,3}(?:nach|vor|in der (?:ersten|zweiten))',
      '(?:Fleck|Kratzer|Falte|Geruch|Schmutz|Fett|Kalk|Rost|Pickel|Rotwein)\\p{L}* (?:\\p{L}+ ){0,2}(?:verschwinde\\p{L}*|weg|heraus|geht raus)',
      '(?:löst|entfernt|lösen|entfernen) (?:\\p{L}+ ){0,3}(?:Kalk|Fett|Rost|Flecken?|Schmutz|Kratzer|Falten)',
      `(?:ohne|kein|keinen|keine|nicht ein|nicht eine|nicht einen) (?:ein |eine |einen |jeden |einzigen |einzige |einziger |sichtbare )*(?:${DAMAGE})`,
      '(?:übersteht|überlebt|überstehen|überleben)',
      'hält (?:\\p{L}+ )?(?:stand|dicht)',
      '(?:bleibt|bleiben|blieb|ist|sind) (?:(?:das|der|die|innen|auch|völlig|ganz|immer) )*(?:\\p{Lu}\\p{L}+ )?(?:trocken|dicht|heiß|kalt|kühl|gefroren|scharf|sauber|unversehrt|heil|knusprig)',
      'unbeschädigt|unversehrt|unverändert',
      '(?:perlt|läuft|rollt|rutscht) (?:\\p{L}+ )?ab',
      '(?:gibt|fällt|läuft|bricht|kippt|reißt|rutscht|brennt|schmilzt|platzt|tropft|biegt sich|zerbricht) (?:\\p{L}+ )?nicht',
      '(?:Kilo|Pfund|Kilogramm|Zentimeter) (?:leichter|schlanker|weniger|abgenommen)',
    ],
  },
  named: {
    person: [
      `(?:${ROLES}|Dr\\.|Prof\\.|Professor|Professorin|Frau|Herrn?) \\p{Lu}\\p{Ll}{2,}(?: \\p{Lu}\\p{Ll}+)?(?=[,. ]|$)`,
      '(?<=^|[.;] )(?!(?:Ein|Eine|Einen|Der|Die|Das|Den|Dem|Zwei|Drei|Vier|Kein|Keine|Im|Am|Auf|In|An|Vor|Unter|Über|Neben|Hinter|Alle|Viele|Einige|Dann|Nur|Auch|Jeder|Jede|Jedes|Sein|Seine|Ihr|Ihre|Zum|Zur|Bei|Mit|Aus|Durch|Um) )\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+(?= \\p{Ll}+t(?!\\p{L}))',
      '\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{L}+)? ?(?:\\(\\d{2}\\)|, \\d{2}(?=,|\\.|$| aus))',
    ],
    event: [
      '(?:\\p{Lu}\\p{L}+ )?(?:\\p{L}*[Mm]eisterschaft|\\p{L}*[Pp]okal|[Mm]eisterfeier)',
      '(?:[Bb]eim|[Vv]om) (?:\\p{Lu}[\\p{L}-]+[ -]?){0,2}\\p{L}*(?:lauf|[Mm]arathon|[Mm]esse|fest|[Tt]urnier|[Cc]up|rennen|[Dd]erby|konzert|[Tt]riathlon|umzug)',
      '(?:\\p{Lu}\\p{L}+er|\\p{Lu}\\p{L}+)[ -](?:Marathon|Messe|Festival|Triathlon|Stadtlauf|Cup|Karneval|Derby|Volksfest)',
      '[Dd](?:ie|er|as|en|em) (?:\\p{L}+ ){0,2}(?:\\p{L}*[Ee]inweihung|\\p{L}*[Ee]röffnung|Jubiläum|Richtfest|Preisverleihung|Premiere|Grundsteinlegung)',
    ],
    place: [],
  },
  owners: 'unser|unsere|unserem|unseren|unserer|unseres',
  ownedThings:
    '(?:neue[nrsm]? |eigene[nrsm]? |kleine[nrsm]? )*(?:Produkte?|Flaschen?|Dosen?|Gläser|Glas|Packung|Verpackung|Karton|Tüte|Tube|Marke|Logo|Farben?|Sortiment|Kollektion|Heldin|Held|Maskottchen|Figur|erfunden\\p{L}*|gezeichnet\\p{L}*|animiert\\p{L}*|Welt|Erde|Planet|Alltag|Leben|Hände|Augen|App|Etikett)',
  invented:
    'erfunden\\p{L}*|fiktiv\\p{L}*|ausgedacht\\p{L}*|Maskottchen|Märchenfigur|Zeichentrickfigur|Fantasiefigur',
  absent: 'kein|keine|keinen|keinem|keiner|ohne|nicht|nie|niemand|statt|weder|noch',
  later: 'nach|später|danach|noch|immer noch|seit',
};
