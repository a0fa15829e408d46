import type {StagedBrand} from '../../spot/brand/staged-brand.ts';
import {useSpot} from '../spot-context.ts';
import {Picture} from './Picture.tsx';

export type LogoSize = 'small' | 'medium' | 'large';

export type LogoProps = {
  size?: LogoSize;
  /** The ground that it stands on. */
  theme: 'light' | 'dark';
  /** Pixels. Raised where the brand's smallest width asks for more. */
  height: number;
  /** Pixels that it may be wide. Default: no limit. */
  maxWidth?: number;
};

export type LogoBox = {width: number; height: number; clear: number};

/** Size of a logo and of the free space around it, by the brand's rules. */
export function logoBox(
  brand: StagedBrand,
  frameWidth: number,
  {size = 'medium', theme, height, maxWidth}: LogoProps,
): LogoBox {
  const {width, height: natural} = brand.logo[size][theme];
  const ratio = width / natural;
  const wanted = Math.max(height * ratio, brand.logo.minWidth * frameWidth);
  const wide = Math.min(wanted, maxWidth ?? wanted);
  return {width: wide, height: wide / ratio, clear: (wide / ratio) * brand.logo.clearSpace};
}

/** A logo with its free space around it as padding: what stands beside it cannot come too close. */
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
