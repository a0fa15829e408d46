/// <reference path="../../../../src/picture/studio/portal.d.ts" />
import {createElement, type ReactNode} from 'react';
import {createPortal} from 'react-dom';
import {
  AbsoluteFill,
  getInputProps,
  Html5Video,
  OffthreadVideo,
  staticFile,
  useCurrentFrame,
  useVideoConfig,
} from 'remotion';
import type {GraphicsProps} from 'tenspot/picture';
import {
  box,
  Clock,
  Crowded,
  First,
  Hidden,
  hue,
  Late,
  Restless,
  rule,
  Sheeted,
  Square,
  shine,
  Touched,
  turn,
  Useid,
  Words,
  zoom,
} from './pieces.tsx';

const SVG = 'data:image/svg+xml,';

let readOnce: string | undefined;
let readInSlot: string | undefined;

const TRAPS: Record<string, (props: GraphicsProps & {frame: number; file: string}) => ReactNode> = {
  // The DOM determines the pixels of these.
  plain: () => <Square />,
  moving: ({frame}) => <Square style={{left: frame * 10, filter: 'blur(2px)', opacity: 0.5}} />,
  words: () => <Words>Ten words</Words>,
  useid: () => <Useid />,
  classes: ({frame}) => <Square className={frame % 2 ? 'a b' : 'b a'} />,
  data: ({frame}) => <div data-at={frame} style={{...box, background: 'red'}} />,
  staged: ({file}) => <img src={staticFile(file)} alt="" style={box} />,
  'two-stages': () => <Late />,
  clock: () => <Clock />,
  link: () => (
    <Words>
      <a href="https://example.com/">a link is only text</a>
    </Words>
  ),
  part: ({frame, file}) => (
    <svg aria-hidden="true" width="80" height="80">
      <use href={`${staticFile(file)}#${turn(frame) ? 'a' : 'b'}`} />
    </svg>
  ),
  attribute: ({frame}) => (
    <Square data-tone={turn(frame) ? 'red' : 'blue'} style={{background: 'attr(data-tone type(<color>))'}} />
  ),
  'reads-late': ({frame, copy}) => <Words>{frame < 3 ? 'early' : `${copy.words}`}</Words>,
  'reads-in-slot': ({frame, copy}) => {
    if (frame > 1) readInSlot ??= `${copy.words}`;
    return <Words>{frame < 2 ? 'early' : readInSlot}</Words>;
  },
  'reads-and-writes': ({copy}) => {
    copy.words ??= copy.file;
    return <Words>{`${copy.words}`}</Words>;
  },
  'reads-clone': ({copy}) => <Words>{`${structuredClone(copy).words}`}</Words>,
  'reads-all': ({copy}) => <Words>{Object.keys(copy).length}</Words>,
  'reads-once': ({copy}) => {
    readOnce ??= `${copy.words}`;
    return <Words>{readOnce}</Words>;
  },
  // The DOM does not determine the pixels of these.
  canvas: () => <canvas style={box} />,
  video: ({file}) => <Html5Video src={staticFile(file)} />,
  offthread: ({file}) => <OffthreadVideo src={staticFile(file)} style={box} />,
  iframe: () => <iframe title="page" srcDoc="<p>a page" style={box} />,
  smil: () => (
    <svg aria-hidden="true">
      <rect width="9" height="9">
        <animate attributeName="x" from="0" to="50" dur="1s" repeatCount="indefinite" />
      </rect>
    </svg>
  ),
  'svg-smil': () => (
    <img
      alt=""
      style={box}
      src={`${SVG}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"><set attributeName="x" to="5" begin="1s"/></rect></svg>`}
    />
  ),
  'moving-picture': ({file}) => <img src={staticFile(file)} alt="" style={box} />,
  'moving-background': ({file}) => <Square style={{backgroundImage: `url("${staticFile(file)}")`}} />,
  animation: () => <Square style={{animation: 'spin 2s infinite'}} />,
  transition: ({frame}) => <Square style={{left: frame, transition: 'left 1s'}} />,
  blend: () => <Square style={{mixBlendMode: 'multiply'}} />,
  backdrop: () => <Square style={{backdropFilter: 'blur(4px)'}} />,
  below: () => <Square style={{zIndex: -1}} />,
  'broken-picture': () => <img src={staticFile(`${'0'.repeat(64)}.png`)} alt="" onError={() => undefined} />,
  foreign: () => <Square style={{backgroundImage: 'url("/favicon.ico")'}} />,
  'foreign-hash': () => (
    <Square style={{backgroundImage: `url("http://127.0.0.1:9/${'a'.repeat(64)}.png")`}} />
  ),
  sources: ({file}) => <img srcSet={`${staticFile(file)} 1x`} alt="" style={box} />,
  // A canvas, whose frames may be kept, with something for which they may not.
  'canvas-remote': () => (
    <>
      <canvas style={box} />
      <img src="http://127.0.0.1:9/a.png" alt="" />
    </>
  ),
  'canvas-font': () => (
    <>
      <canvas style={box} />
      <Words family="Arial">Text</Words>
    </>
  ),
  'blend-font': () => (
    <Words family="Arial" style={{mixBlendMode: 'multiply'}}>
      Text
    </Words>
  ),
  'remote-srcset': () => <img srcSet="http://127.0.0.1:9/a.png 1x, http://127.0.0.1:9/b.png 2x" alt="" />,
  'remote-source': () => (
    <Written html={'<picture><source srcset="http://127.0.0.1:9/a.png"><img></picture>'} />
  ),
  'remote-iframe': () => <Written html={'<iframe src="http://127.0.0.1:9/a.html"></iframe>'} />,
  'remote-object': () => <Written html={'<object data="http://127.0.0.1:9/a.svg"></object>'} />,
  'remote-embed': () => <Written html={'<embed src="http://127.0.0.1:9/a.svg">'} />,
  'remote-video': () => <Written html={'<video src="http://127.0.0.1:9/a.mp4"></video>'} />,
  'remote-table': () => <Written html={'<table background="http://127.0.0.1:9/a.png"><tr><td>'} />,
  'field-font': () => <input defaultValue="typed" style={{...box, fontFamily: 'Arial'}} />,
  'area-font': () => <textarea defaultValue="typed" style={{...box, fontFamily: 'Arial'}} />,
  'button-font': () => (
    <button type="button" style={{...box, fontFamily: 'Arial'}}>
      Go
    </button>
  ),
  'marker-font': () => (
    <ol style={{...box, fontFamily: 'Arial'}}>
      <li />
    </ol>
  ),
  field: () => <input defaultValue="typed" style={box} />,
  custom: () => createElement('x-thing', {style: box}),
  'system-font': () => <Words family="Arial">Text</Words>,
  'font-by-name': () => <Words family="Inter">Text</Words>,
  'font-by-name-small': () => <Words family="inter">Text</Words>,
  'system-glyph': () => <Words>Text ★</Words>,
  scrolled: () => <Touched touch={(element, frame) => element.scrollTo(0, 10 * frame)} />,
  shadow: () => <Touched touch={(element) => element.attachShadow({mode: 'open'}).append('x')} />,
  'closed-shadow': ({frame}) => (
    <Touched touch={(element) => element.attachShadow({mode: 'closed'}).append(`x${frame}`)} />
  ),
  'web-animation': () => (
    <Touched
      touch={(element, frame) => {
        const running = element.animate([{left: '0px'}, {left: '100px'}], 1000);
        running.pause();
        running.currentTime = frame * 100;
      }}
    />
  ),
  'misnamed-picture': ({file}) => <img src={staticFile(file)} alt="" style={box} />,
  'escaped-blend': () => <Written html={`<p style="mix-\\62lend-mode: multiply">`} />,
  'unread-file': () => <Written html={`<p style='background: image-set("/favicon.ico" 1x)'>`} />,
  layer: ({frame}) => <Square style={{willChange: 'transform', transform: `scale(${1 + frame / 30})`}} />,
  chance: () => <Square style={{left: 'random(0px, 100px)'}} />,
  zoomed: () => <svg aria-hidden="true" width="80" height="80" ref={zoom} />,
  'written-shadow': () => (
    <Touched
      touch={(element) => element.setHTMLUnsafe('<p><template shadowrootmode="closed">x</template>')}
    />
  ),
  throws: () => {
    throw new Error('broken on purpose');
  },
  // What shows outside of them, or in all of them at once.
  portal: ({frame}) => createPortal(<Square style={{background: hue(frame)}} />, document.body),
  'portal-inside': ({frame}) =>
    createPortal(
      <Square style={{background: hue(frame)}} />,
      document.getElementById('video-container') ?? document.body,
    ),
  hoisted: () => (
    <Sheeted className="hoisted" css={(frame) => `.hoisted {left: ${frame * 20}px !important}`} />
  ),
  cssom: ({frame}) => <Touched touch={rule(`.ruled {background: ${hue(frame)}}`)} />,
  adopted: ({frame}) => (
    <Touched
      touch={(element) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.adopted {background: ${hue(frame)}}`);
        element.className = 'adopted';
        document.adoptedStyleSheets.push(sheet);
      }}
    />
  ),
  page: ({frame}) => <Touched touch={() => document.body.style.setProperty('--tone', hue(frame))} />,
  selection: () => (
    <Touched
      touch={(element) => document.getSelection()?.selectAllChildren(element.parentElement ?? element)}
    />
  ),
  restless: () => <Restless />,
  highlight: () => <Touched touch={shine} />,
  'copied-shadow': () => (
    <Touched
      touch={(element) => {
        const host = document.createElement('div');
        host.attachShadow({mode: 'closed', clonable: true}).append('x');
        element.replaceChildren(host.cloneNode(true));
      }}
    />
  ),
  'input-props': () => <Square data-language={getInputProps().language} />,
  'composition-props': () => <Props />,
  around: () => <Square className="around" />,
  first: () => <First />,
  // Only the self-checks find these.
  crowd: () => <Crowded />,
  hidden: () => <Hidden />,
};

const Written = ({html}: {html: string}) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: as templates put drawings in
  <div style={box} dangerouslySetInnerHTML={{__html: html}} />
);

const Props = () => <Square data-language={useVideoConfig().props.language} />;

export function Graphics(props: GraphicsProps) {
  const frame = useCurrentFrame();
  const {trap, file} = props.copy as {trap: string; file: string};
  return <AbsoluteFill>{TRAPS[trap]?.({...props, frame, file})}</AbsoluteFill>;
}
