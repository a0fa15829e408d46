import {useCurrentFrame} from 'remotion';
import {At, Captions, fade, type Motion, rise, type SpotGraphics, Super, useLayout} from 'tenspot/picture';
import {Masthead} from './Masthead.tsx';
import {Offer} from './Offer.tsx';
import {type FootageTone, usePageLayout} from './page-layout.ts';
import type {hookProofOffer} from './template.ts';

const enter: Motion = {moves: [rise('0.35em'), fade()], seconds: 0.4, stagger: 0.07};
const exit: Motion = {moves: fade(), seconds: 0.13};

export const Graphics: SpotGraphics<typeof hookProofOffer> = ({copy, slots}) => {
  const {u} = useLayout();
  const page = usePageLayout();
  const frame = useCurrentFrame();
  const isOffer = slots.offer !== undefined && frame >= slots.offer.from;
  const words = (on: FootageTone | undefined) => {
    const {ink, ground} = page.tones(on);
    const legibility = page.over
      ? ({kind: 'shade', from: 'top', color: ground, fall: 0.18} as const)
      : ('none' as const);
    return {box: page.words, valign: page.valign, color: ink, legibility, enter, exit};
  };
  const source = () =>
    copy.proofSource
      ? {children: copy.proofSource, field: 'copy.proofSource', min: u(2.5), max: u(3)}
      : undefined;
  return (
    <>
      <At slot="hook">
        {() => (
          <>
            <Super {...words(copy.hookOn)} field="copy.hook" min={u(4)} max={u(12)} lines={4}>
              {copy.hook}
            </Super>
            <Masthead on={copy.hookOn} />
          </>
        )}
      </At>
      {slots.product && (
        <At slot="product">
          {() => (
            <>
              <Super {...words(copy.productOn)} field="copy.product" min={u(4)} max={u(10)} lines={3}>
                {copy.product}
              </Super>
              <Masthead on={copy.productOn} />
            </>
          )}
        </At>
      )}
      <At slot="proof">
        {() => (
          <>
            <Super
              {...words(copy.proofOn)}
              field="copy.proof"
              min={u(3.6)}
              max={u(7)}
              lines={6}
              note={source()}
            >
              {copy.proof}
            </Super>
            <Masthead on={copy.proofOn} />
          </>
        )}
      </At>
      <At slot="offer">
        <Offer copy={copy} />
      </At>
      {/* The card of the offer has their usual place free. */}
      <Captions box={isOffer ? undefined : (page.captions ?? undefined)} />
    </>
  );
};
