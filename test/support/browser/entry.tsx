import {useLayoutEffect} from 'react';
import {Composition, Freeze, registerRoot} from 'remotion';
import {GraphicsTrack, type Registry} from 'tenspot/picture';
import {graphics} from '../../../compositions/graphics.generated.ts';
import {Root} from '../../../compositions/Root.tsx';
import {templates} from '../../../compositions/templates.generated.ts';
import {BLANK_SPOT} from '../../../src/picture/blank-spot.ts';
import type {ResolvedSpot} from '../../../src/spot/timeline/resolved-spot.ts';

/** Says on the console what the DOM of each moment is, and which fonts were there when text first was. */
const report = (): void => {
  if (!document.querySelector('[data-text]')) return;
  const moments = [...document.querySelectorAll('div[lang]')].map((moment) => moment.innerHTML);
  const fonts = [...document.fonts].map(({family, status}) => ({family, status}));
  // biome-ignore lint/suspicious/noConsole: how the page tells the test what it sees
  console.log(`PROBE ${JSON.stringify({fonts, moments})}`);
};

const registry: Registry = {graphics, templates};

/** Several moments of one spot at once, each frozen. */
function Moments({spot, frames}: {spot: ResolvedSpot; frames: number[]}) {
  useLayoutEffect(() => {
    const observer = new MutationObserver(report);
    observer.observe(document.body, {childList: true, subtree: true});
    return () => observer.disconnect();
  }, []);
  return frames.map((frame) => (
    <Freeze key={frame} frame={frame}>
      <GraphicsTrack spot={spot} registry={registry} />
    </Freeze>
  ));
}

const size = {width: 1080, height: 1920, fps: 30, durationInFrames: 450};

registerRoot(() => (
  <>
    <Root />
    <Composition id="moments" component={Moments} {...size} defaultProps={{spot: BLANK_SPOT, frames: [0]}} />
  </>
));
