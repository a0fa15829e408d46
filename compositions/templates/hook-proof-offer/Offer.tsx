import type {CopyOf} from 'tenspot';
import {EndCard, FittedText, fade, PriceTag, rise, scale, useLayout, useSpot} from 'tenspot/picture';
import {usePageLayout} from './page-layout.ts';
import {CTA_AT, type hookProofOffer} from './template.ts';

/** Height of the price, and the space above it, in units. */
const PRICE = {height: 10, above: 3};

/** The end card: offer, price, button. */
export function Offer({copy}: {copy: CopyOf<typeof hookProofOffer>}) {
  const {u} = useLayout();
  const {card} = usePageLayout();
  const {brand, slots, fps} = useSpot();
  const cta = ((slots.offer?.frames ?? 0) * CTA_AT) / fps;
  const price = copy.price ? u(PRICE.height + PRICE.above) : 0;
  return (
    <EndCard
      box={card}
      cta={copy.cta}
      tagline={copy.price ? null : brand.endCard.tagline}
      legal={copy.legal ?? brand.legal}
      enter={{
        cta: {moves: [rise('0.6em'), fade()], seconds: 0.4, delay: cta},
        // The legal line needs most of the card to be read.
        small: {moves: fade(), seconds: 0.3, delay: 0.2},
      }}
    >
      {(room) => (
        <>
          <FittedText
            field="copy.offer"
            width={room.width}
            height={room.height - price}
            min={u(4)}
            max={u(9.4)}
            lines={4}
            enter={{moves: [rise('0.35em'), fade()], seconds: 0.4, stagger: 0.07}}
          >
            {copy.offer}
          </FittedText>
          {copy.price && (
            <div style={{marginTop: u(PRICE.above)}}>
              <PriceTag
                price={copy.price}
                was={copy.was}
                shape="bare"
                height={u(PRICE.height)}
                maxWidth={room.width}
                enter={{moves: [scale(0.86), fade()], seconds: 0.5, delay: cta / 2, ease: 'spring-soft'}}
              />
            </div>
          )}
        </>
      )}
    </EndCard>
  );
}
