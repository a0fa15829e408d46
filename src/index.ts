/** What template authors import: the vocabulary of a spot. */

export type {Dress} from './spot/dress.ts';
export {TenspotError} from './spot/errors.ts';
export {rectBox} from './spot/footage.ts';
export type {Span} from './spot/frames.ts';
export {toFrames, toSeconds} from './spot/frames.ts';
export {Text} from './spot/ids.ts';
export type {Box, Format} from './spot/placement.ts';
export {FORMAT_SIZE, SAFE_ZONES} from './spot/placement.ts';
export type {SpotPropsInput} from './spot/props.ts';
export {SpotProps} from './spot/props.ts';
export type {ResolvedSpot} from './spot/resolved.ts';
export type {Cue, SlotSpec, Slots, Template, TemplateProps} from './spot/template.ts';
export {defineTemplate} from './spot/template.ts';
