import {Cta, FittedText, PriceTag, textOn, useLayout, useSpot} from 'tenspot/picture';
import {ExamLogo} from './ExamLogo.tsx';
import type {ExamFault} from './exam-fault.ts';

type Props = {
  copy: {offer: string; price: string; cta: string};
  fault: ExamFault;
  /** Fraction of the frame, from the top left, that the card covers. */
  cover: {width: number; height: number};
  align: 'left' | 'center';
};

/** An end card of its own layout: logo, offer, price, button and legal line on the brand's background. */
export function ExamCard({copy, fault, cover, align}: Props) {
  const {brand, width, height, safe, fps, slots} = useSpot();
  const {u} = useLayout();
  const ground = fault.ground ?? brand.color.background;
  const ink = textOn(brand.color.background, brand);
  const box = {
    left: safe.x,
    top: safe.y,
    width: Math.min(safe.x + safe.width, width * cover.width - u(3)) - safe.x,
    height: Math.min(safe.y + safe.height, height * cover.height - u(3)) - safe.y,
  };
  const shift = (name: 'cta' | 'legal' | 'logo') => {
    const [which, dx, dy] = fault.move ?? ['hook', 0, 0];
    return which === name
      ? {position: 'relative' as const, left: (dx * width) / 100, top: (dy * height) / 100}
      : {};
  };
  const legalSize = u(fault.legalSize ?? 2.6);
  const legal = brand.legal && fault.legalSeconds !== 0 ? brand.legal : null;
  const from = slots.offer?.from ?? 0;
  return (
    <>
      <div
        style={{
          position: 'absolute',
          left: 0,
          top: 0,
          width: width * cover.width,
          height: height * cover.height,
          backgroundColor: ground,
        }}
      />
      <div
        data-from={from}
        data-fps={fps}
        style={{
          position: 'absolute',
          ...box,
          color: ink,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          alignItems: align === 'center' ? 'center' : 'flex-start',
        }}
      >
        <div style={shift('logo')}>
          <ExamLogo ground={ground} height={fault.logoHeight ?? 6} fault={fault} />
        </div>
        <FittedText
          field="copy.offer"
          width={box.width}
          height={box.height * 0.34}
          min={u(3.6)}
          max={u(8.6)}
          lines={3}
          align={align}
        >
          {copy.offer}
        </FittedText>
        <PriceTag price={fault.says?.price ?? copy.price} height={u(9)} maxWidth={box.width} />
        <div style={shift('cta')}>
          <Cta height={u(8.5)} maxWidth={box.width} color={fault.button ?? brand.color.primary}>
            {fault.says?.cta ?? copy.cta}
          </Cta>
        </div>
        <div style={{...shift('legal'), minHeight: u(3.5)}}>
          {legal && (
            <FittedText
              field="brand.legal"
              width={box.width}
              height={u(8)}
              min={legalSize - 1}
              max={legalSize}
              lines={2}
              type="base"
              align={align}
            >
              {legal}
            </FittedText>
          )}
        </div>
      </div>
    </>
  );
}
