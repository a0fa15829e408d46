/** What template authors import: the vocabulary of a spot. */
export {TenspotError} from './spot/errors.ts';
export {toFrames, toSeconds} from './spot/frames.ts';
export {defineTemplate} from './spot/template.ts';
export {Text} from './spot/ids.ts';
export {SpotProps} from './spot/props.ts';
export {FORMAT_SIZE, SAFE_ZONES} from './spot/placement.ts';

export type {Span} from './spot/frames.ts';
export type {Box, Format} from './spot/placement.ts';
export type {SpotPropsInput} from './spot/props.ts';
export type {Cue, SlotSpec, Slots, Template, TemplateProps} from './spot/template.ts';
export type {ResolvedSpot} from './spot/resolved.ts';
export type {Dress} from './spot/dress.ts';
