import type {Kind} from './kinds.ts';

/**
 * Errors that a defect rightly causes under rules of other kinds, in the frames of the defect, each with the reason. Any other error in an ad with
 * a defect is a wrong one, and counts against the precision of the kinds of its rule.
 */
export const SIDE_EFFECTS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  freeze: {
    'burnt-look': 'most compared frames of the clip differ from its graded take',
    'footage-foreign':
      'a frame of the take from long before may resemble the right one less than other footage',
  },
  black: {
    'burnt-look': 'most compared frames of the clip differ from its graded take',
    'footage-foreign': 'the black frames are not the take',
    'footage-frame': 'the same; and the first frame after them seems to be skipped to',
    'picture-frozen': 'black frames stand still',
    'burnt-graphics': 'the graphics are missing from the black frames',
    'burnt-text': 'the words are missing from the black frames',
  },
  duplicate: {'picture-frozen': 'three repeated frames stand still'},
  'foreign-frame': {
    'burnt-look': 'most compared frames of the clip differ from its graded take',
    'footage-frame': 'the first frame after them seems to be skipped to',
    'picture-frozen': 'the other footage may stand still',
    'burnt-graphics': 'the other footage has none of the graphics',
    'burnt-text': 'the other footage has none of the words',
  },
  'swapped-frames': {'footage-foreign': 'the frames are five apart, and may resemble each other little'},
  'wrong-fps': {
    'burnt-look': 'most compared frames of the clip differ from its graded take',
    'footage-frame': 'every frame of the footage is at the wrong time',
    'footage-foreign': 'the same, where footage moves much; and cuts come at other frames',
    'picture-frozen': 'frames are repeated, or the file ends before the edit does',
    'picture-graphics': 'graphics appear and end at other frames',
    'burnt-graphics': 'graphics appear and end at other frames',
    'burnt-text': 'graphics appear and end at other frames',
  },
  'clipped-audio': {
    'sound-mix': 'what is left of the waveform is another one',
    'sound-loudness': 'clipping changes the loudness, and so does turning it down afterwards',
    'sound-peak': 'clipped peaks are at full scale',
    'sound-channels': 'a channel that is clipped more loses more of its level',
  },
  silence: {
    'sound-mix': 'silence is not the mix',
    'sound-channels': 'both channels are missing',
    'sound-loudness': 'seconds of silence are missing from the loudness',
  },
  loud: {
    'sound-clipped': 'the encoder cuts off what is louder than full scale',
    'sound-mix': 'the limiter changes the waveform',
  },
  flash: {
    'burnt-look': 'most compared frames of the clip differ from its graded take',
    'footage-foreign': 'the painted flashes are not the take',
    'footage-frame': 'the painted flashes are not the take',
    'picture-frozen': 'the painted flashes stand still between their changes',
    'picture-graphics': 'the painted flashes cover graphics',
    'picture-black': 'the dark state over the whole screen is black',
    'burnt-graphics': 'the painted flashes cover graphics',
    'burnt-text': 'the painted flashes cover words',
    'graphics-contrast': 'a flashing take is as bright as the words over it for a part of the time',
  },
  'off-safe': {
    'graphics-overflow': 'the element is also outside of the frame, or of the card that it stood on',
    'graphics-contrast': 'the element is beside the shade or the card that it stood on',
    'graphics-overlap': 'the element is over what was beside it',
  },
  'low-contrast': {'brand-colour': 'the tone of the words is not in the palette'},
  overflow: {
    'graphics-safe-zone': 'the words extend past the zone as well as past their plate',
    'graphics-contrast': 'the words extend past their plate, over the footage',
    'burnt-text': 'a cut-off word is read as another one',
    'brand-copy': 'a part of the words is never seen',
  },
  'short-super': {},
  'wrong-price': {
    'brand-words': 'the price is not in the copy',
    'picture-graphics': 'the price changes during the card',
  },
  'wrong-cta': {'picture-graphics': 'the words change during the card'},
  'wrong-logo': {'brand-colour': 'the drawn shapes may be in colours that are not in the palette'},
  'mirrored-logo': {},
  'stretched-logo': {
    'graphics-safe-zone': 'the logo is wider than the zone',
    'graphics-overflow': 'the logo is wider than its card',
    'graphics-overlap': 'the logo is so tall that it reaches the words below it',
  },
  'wrong-brand-colour': {
    'graphics-contrast': 'the words were chosen for the colour of the palette',
    'brand-logo': 'the version of the logo was chosen for the colour of the palette',
  },
  'product-recoloured': {},
  'product-reshaped': {'product-colour': 'another form shows other parts of the photo in its place'},
  'garbled-label': {'product-shape': 'the words are details of the label, and they are others now'},
  'missing-legal': {},
};
