// SPDX-License-Identifier: MIT
// The pictures of Volt Pigeon by name.
import {beam} from './scenes/beam.mjs';
import {charge} from './scenes/charge.mjs';
import {hero} from './scenes/hero.mjs';
import {packshot} from './scenes/packshot.mjs';
import {press} from './scenes/press.mjs';
import {rainScene as rain} from './scenes/rain.mjs';
import {strap} from './scenes/strap.mjs';
import {wire} from './scenes/wire.mjs';

export const SCENES = {hero, beam, strap, press, charge, rain, wire, packshot};
