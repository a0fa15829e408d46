/** How a kind of claim looks when it is put to the test. */
export type Trial = {
  /** Words of claims of this kind. */
  claim: RegExp;
  /** What is seen when such a claim is tested. */
  picture: RegExp;
  /** Set where the picture alone is enough: a part of the body that the claim is about. Otherwise it has to show the product, too. */
  withoutProduct?: true;
};

const trial = (claim: string, picture: string, withoutProduct?: true): Trial => ({
  claim: new RegExp(`(?<!\\p{L})(?:${claim})`, 'iu'),
  picture: new RegExp(`(?<!\\p{L})(?:${picture})`, 'iu'),
  ...(withoutProduct ? {withoutProduct} : {}),
});

/**
 * Kinds of claims, and the picture of their test: a picture in which the product of a claim is put under what the claim is about shows the claim, whatever its
 * words for the outcome are. English and German; words begin as written and may go on.
 */
export const TRIALS: readonly Trial[] = [
  // Load.
  trial(
    '\\d+ ?kg|kilo|carries|holds|strong|load|sturdy|trägt|belastbar|stabil|hält \\d',
    'hang|climb|stand(?:s|ing)? on|sits? on|pulls?|stack|weight|jumps? on|load|crowd|hängt|hängen|kletter|steh(?:t|en) .{0,30}auf|zieh(?:t|en)|stapel|gewicht|belad|springt auf',
  ),
  // Water.
  trial(
    'water|rain|leak|dry|splash|wasser|regen|dicht|läuft nicht aus|trocken|nässe',
    'bucket|hose|pool|soak|splash|pour|shaken|upside down|bath|puddle|submerged|under ?water|rain|river|eimer|schlauch|gartenschlauch|pfütze|gieß|schütt|badewanne|getaucht|auf den kopf|regen',
  ),
  // Dirt.
  trial(
    'clean|stain|streak|grease|dirt|lime|remov|fleck|kalk|fett|schmutz|rein|sauber|streifen|entfern|löst',
    'stain|greas|smear|dirt|wip(?:e|ing)|spray|wash|rinse|limescale|pan|fleck|fett|schmier|wisch|sprüh|besprüh|spül|verkalk|wasch|pfanne|tischtuch',
  ),
  // Force.
  trial(
    'cut|scratch|tear|puncture|break|shatter|resist|surviv|fall|unbreak|schnitt|kratz|reiß|bruch|robust|übersteht|überlebt',
    'knife|blade|hammer|nail|saw|scissors|drop(?:s|ped)|thrown|falls?|drawn hard|messer|klinge|nagel|säge|schere|fällt|wirft|geworfen|schlägt',
  ),
  // Time.
  trial(
    '.*\\d+ ?(?:h|hours?|minutes?|seconds?|std|stunden?|minuten?|sekunden?)(?!\\p{L})',
    'timer|clock|stopwatch|counts?|hours? (?:after|later)|minutes? (?:after|later)|küchenuhr|stoppuhr|zeiger',
  ),
  // Noise.
  trial(
    'quiet|silent|decibel|db|noise|leise|still|dezibel|lärm|.*dezibel',
    'sleep|baby|infant|whisper|schläft|schlafen|säugling|flüster|baby',
  ),
  // Wind.
  trial(
    'wind|storm|gale|sturm|.*(?:windstärke|sturm)',
    'wind|blower|fan|gale|storm|gebläse|sturm|ventilator|orkan',
  ),
  // Comparison.
  trial(
    '.*(?:than|times|as long|as much|more|better|faster|longer|mal so|länger|besser|mehr als|schneller)',
    'two|both|one .{0,40}other|race|together|zwei|beide|nebeneinander|um die wette',
  ),
  // Body.
  trial(
    '.*(?:skin|wrinkle|teeth|tooth|whiter|hair|weight|muscle|posture|haut|falten|zähne|haar|gewicht|abnehm|straff|muskel)',
    'cheek|face|skin|smile|teeth|hair|belly|body|wange|gesicht|haut|lächeln|zähne|haar|bauch|körper',
    true,
  ),
];
