import type {StagedBrand} from '../../spot/brand/staged-brand.ts';
import {useSpot} from '../spot-context.ts';
import {Picture} from './Picture.tsx';

/** Versions of a logo that a brand has. */
export type LogoSize = 'small' | 'medium' | 'large';

/** Props of `Logo`. */
export type LogoProps = {
  /** Version of the logo. Default `medium`. */
  size?: LogoSize;
  /** Brightness of the background behind it. */
  theme: 'light' | 'dark';
  /** Pixels. Larger where the brand's minimum width requires it. */
  height: number;
  /** Maximum width, in pixels. Default: no limit. */
  maxWidth?: number;
};

/** Pixels. `clear` is the clear space on each side. */
export type LogoBox = {width: number; height: number; clear: number};

/** Size and clear space of a logo, by the brand's rules. */
export function logoBox(
  brand: StagedBrand,
  frameWidth: number,
  {size = 'medium', theme, height, maxWidth}: LogoProps,
): LogoBox {
  const {width, height: natural} = brand.logo[size][theme];
  const ratio = width / natural;
  const wanted = Math.max(height * ratio, brand.logo.minWidth * frameWidth);
  const fitted = Math.min(wanted, maxWidth ?? wanted);
  return {width: fitted, height: fitted / ratio, clear: (fitted / ratio) * brand.logo.clearSpace};
}

/** A logo, with its clear space as padding. */
export function Logo(props: LogoProps) {
  const {brand, width: frameWidth} = useSpot();
  const {width, height, clear} = logoBox(brand, frameWidth, props);
  const image = brand.logo[props.size ?? 'medium'][props.theme];
  return (
    <div data-logo={props.size ?? 'medium'} style={{padding: clear, width: 'max-content', flex: 'none'}}>
      <Picture
        key={image.src}
        src={image.src}
        alt={image.alt || brand.name}
        style={{width, height, display: 'block'}}
      />
    </div>
  );
}
