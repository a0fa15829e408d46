/** What template authors import: the vocabulary of a spot. */

export type {TypeStyle} from './spot/brand/brand-file.ts';
export type {StagedBrand} from './spot/brand/staged-brand.ts';
export type {ShownCaption} from './spot/captions/shown-caption.ts';
export {Text} from './spot/documents/field-types.ts';
export type {Box, Rect, Size} from './spot/geometry/box.ts';
export {rectBox} from './spot/geometry/box.ts';
export type {SafeZone} from './spot/placement/placement.ts';
export {SAFE_ZONES} from './spot/placement/placements/common.ts';
export type {Problem, Where} from './spot/problem/errors.ts';
export {TenspotError} from './spot/problem/errors.ts';
export type {Span} from './spot/timeline/frames.ts';
export {toFrames, toSeconds} from './spot/timeline/frames.ts';
export type {ResolvedSpot} from './spot/timeline/resolved-spot.ts';
export type {Format} from './spot/variant/format.ts';
export {FORMAT_SIZE} from './spot/variant/format.ts';
export type {SpotPropsInput} from './spot/variant/spot-props.ts';
export {SpotProps} from './spot/variant/spot-props.ts';
export type {CopyOf, Cue, SlotSpec, Slots, Template, TemplateProps} from './spot/variant/template.ts';
export {defineTemplate} from './spot/variant/template.ts';
