import {lut} from '@remotion/effects/lut';
import {Video} from '@remotion/media';
import {createElement, type FunctionComponent} from 'react';
import {AbsoluteFill, Composition, Img, OffthreadVideo, registerRoot, staticFile} from 'remotion';

/** The pictures that `lut.ts` times: the same clip, drawn in each way that a footage track could draw it. */
type Props = {cube: string};

const fill = {width: '100%', height: '100%'};
const clip = staticFile('clip.mp4');

const WAYS: Record<string, FunctionComponent<Props>> = {
  still: () => createElement(Img, {src: staticFile('still.png'), style: fill}),
  offthread: () => createElement(OffthreadVideo, {src: clip, muted: true, style: fill}),
  media: () =>
    createElement(Video, {src: clip, muted: true, style: fill, disallowFallbackToOffthreadVideo: true}),
  'media-lut': ({cube}) =>
    createElement(Video, {
      src: clip,
      muted: true,
      style: fill,
      effects: [lut({content: cube})],
      disallowFallbackToOffthreadVideo: true,
    }),
};

/** The ways differ in nothing that the type of a composition could tell. */
const AnyComposition = Composition as FunctionComponent<Record<string, unknown>>;

const Root = () =>
  Object.entries(WAYS).map(([id, Way]) =>
    createElement(AnyComposition, {
      key: id,
      id,
      width: 1080,
      height: 1920,
      fps: 30,
      durationInFrames: 150,
      defaultProps: {cube: ''},
      component: (props: Props) => createElement(AbsoluteFill, null, createElement(Way, props)),
    }),
  );

registerRoot(Root as unknown as FunctionComponent);
