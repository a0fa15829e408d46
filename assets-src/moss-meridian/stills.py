# SPDX-License-Identifier: MIT
"""Renders Moss & Meridian's stills from Blender 3.4 scenes. Models and materials are built by these scripts.

blender -b -P assets-src/moss-meridian/stills.py -- <name> <out.png> [--scale 1.0] [--samples 24] [--seed 1]

Debian's Blender has no denoiser. Render a still one or more times, each time with another --seed (the
committed stills: two renders of 32 to 56 samples); denoise-still.mjs then averages, denoises and encodes them.
"""
import argparse
import math
import os
import random
import sys

import bpy
from mathutils import Vector

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from scene_desk import desk  # noqa: E402
from shapes_and_light import add, area, box, camera, cyclorama, droplet, fillet, flask, sun, world  # noqa: E402
from materials import CLAY_COAT, FROST, MOSS_COAT, PAPER, Graph, clear, plain  # noqa: E402
from scene_trail import trail  # noqa: E402


def hero():
    world(PAPER, 0.34)
    cyclorama('#F1E9DA')
    flask('#31473B', turn=24)  # darker than MOSS_COAT: this scene has a brighter exposure
    area((-4.4, -3.0, 5.0), (0, 0, 1.5), (2.2, 4.2), 980, (1, .945, .88))
    area((3.4, .6, 2.4), (0, 0, 1.5), (0.6, 5.0), 170, (.93, .97, 1))
    area((-2.0, 2.2, 8.5), (-.5, 4.8, 3.0), (7, 3), 520, (1, .955, .90))
    camera((0, -15.6, 2.45), (0, 0, 2.45), 85, (0, -.3, 1.6), 0.42)


def ice():
    world('#DDE9F2', 0.42)
    wall = plain('#B9684A', 0.85, 0.45, 7, 0.10, 0.15)
    slab = plain('#D9CCB8', 0.6, 0.25, 14, 0.12, 0.3)
    box((30, .4, 20), (0, 1.85, 8), wall, 0)
    box((30, 16, 1), (0, -5.8, -.5), slab, 0.03)
    box((4.2, 2.5, .42), (.35, .1, .21), plain('#E2D7C6', 0.6, 0.25, 14, 0.12, 0.3), 0.035)
    flask(MOSS_COAT, (.16, .35, .42), 20)
    r = random.Random(7)
    glass = clear(1.31, (.975, .99, 1, 1), 0.01, 0.92, 0.45, 3.2)
    g = Graph('ice core')
    cloud = g.ramp(g.noise(4.5, 6, .7, distort=1.2), (.46, 0.0), (.78, .42))
    core = g.surface(g.node('MixShader', {0: cloud, 1: g.node('BsdfTransparent'),
                                          2: g.node('BsdfTranslucent', {'Color': (.95, .98, 1, 1)})}))
    spots = [(-.72, -.22, 0, 12), (-1.30, -.02, 0, 48), (-.98, -.78, 0, 70), (-.98, -.14, .55, 33),
             (1.02, -.42, 0, 25), (-.36, -.80, 0, 5), (1.46, .10, 0, 60)]
    for x, y, z, turn in spots:
        s = .54 + r.uniform(-.03, .03)
        for k, m in ((1, glass), (.74, core)):
            ob = box((s * k, s * k, s * k), (x, y, .42 + z + s / 2 + .003), m, .065 * k, (0, 0, math.radians(turn)), 6)
            if m is glass:
                for v in ob.data.vertices:
                    v.co += Vector((r.uniform(-1, 1), r.uniform(-1, 1), r.uniform(-1, 1))) * .02
    water = clear(1.33, (1, 1, 1, 1), 0, .95)
    for _ in range(60):
        x, y, q = r.uniform(-1.6, 1.7), r.uniform(-1.05, -.2), r.uniform(.012, .045)
        if all(math.hypot(x - i[0], y - i[1]) > .42 for i in spots if i[2] == 0):
            droplet((x, y, .42), (0, 0, 1), q, water, r.uniform(.35, .5))
    sun((-2.5, -3.4, 4.3), 4.4, (1, .94, .84), .55)
    area((5, -5, 4), (0, 0, 1.5), (4, 5), 70, (.86, .93, 1))
    camera((0, -15.5, 3.6), (0, 0, 2.12), 85, (0, -.1, 1.4), 0.5)


def trio():
    world('#F3EFE6', 0.32)
    tone = '#DEDAC8'
    cyclorama(tone, 4.5, 2.5)
    stone = plain('#CBC9B4', .8, .2, 18, .06, .15)
    for x, y, h, c, turn in ((-1.05, .25, .62, MOSS_COAT, 30), (0, -.1, 0.02, CLAY_COAT, -20), (1.05, .35, 1.15, FROST, 12)):
        if h > .1:
            box((1.0, 1.0, h), (x, y, h / 2), stone, .025)
        else:
            box((1.0, 1.0, .24), (x, y, .12), stone, .025)
        flask(c, (x, y, max(h, .24)), turn)
    area((-5.0, -3.4, 6.2), (0, 0, 1.6), (1.6, 2.2), 1080, (1, .93, .84))
    area((4.8, -1.0, 3.2), (0, 0, 1.8), (1.2, 5.0), 110, (.90, .96, 1))
    area((0, 3.0, 7.4), (0, 1.0, 0), (6, 2), 160, (1, .97, .93))
    camera((0, -17, 2.6), (0, 0, 2.40), 85, (0, -.2, 1.8), 0.5)


def drop():
    world('#1B2A26', 0.5)
    flask(MOSS_COAT, (0, 0, 0), 12)
    r = random.Random(3)
    water = clear(1.33, (1, 1, 1, 1), 0, .96)
    profile = fillet([(.36, 1.2, 0), (.36, 2.12, .34), (.243, 2.30, .07), (.243, 2.33, 0)], 40)
    placed = []

    def surface(z):
        for a, b in zip(profile, profile[1:]):
            if a.y <= z <= b.y:
                t = (z - a.y) / max(1e-9, b.y - a.y)
                slope = Vector((b.y - a.y, -(b.x - a.x))).normalized()
                return a.x + (b.x - a.x) * t, slope
        return .36, Vector((1, 0))

    for tries in range(9000):
        q = .0045 + .030 * r.random() ** 5
        if tries < 60:
            q = r.uniform(.022, .036)
        ang, z = math.radians(r.uniform(-175, -5)), r.uniform(1.25, 2.30)
        rad, nrm = surface(z)
        p = Vector((math.cos(ang) * rad, math.sin(ang) * rad, z))
        if any((p - o).length < (q + k) * 1.06 for o, k in placed):
            continue
        placed.append((p, q))
        n = Vector((math.cos(ang) * nrm.x, math.sin(ang) * nrm.x, nrm.y))
        droplet(p, n, q, water, r.uniform(.5, .68), 1 + r.uniform(0, .25) + q * 6, 24 if q > .012 else 14)
    back = Graph('backdrop')
    at = back.node('SeparateXYZ', {0: back.node('TexCoord', out=0)}, out=2)
    m = back.surface(back.node('Emission', {'Color': back.ramp(at, (.3, '#2E463B'), (.55, '#8FA596'), (.8, '#DCE6E4')), 'Strength': .8}))
    add('backdrop', [(-8, 7, -4), (8, 7, -4), (8, 7, 9), (-8, 7, 9)], [(0, 1, 2, 3)], m)
    area((-2.6, -1.4, 3.4), (0, 0, 2.1), (1.2, 2.6), 95, (1, .97, .93))
    area((2.2, .5, 2.4), (0, 0, 2.0), (.5, 3.0), 110, (.88, .96, 1))
    area((0, 1.8, 4.4), (0, 0, 2.2), (2.5, 1.0), 60, (1, .9, .8))
    camera((-.5, -4.6, 2.54), (.0, 0, 2.09), 138, (-.04, -.30, 2.12), 0.42)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('name', choices=['hero', 'ice', 'trail', 'desk', 'trio', 'drop'])
    p.add_argument('out')
    p.add_argument('--scale', type=float, default=1.0)
    p.add_argument('--samples', type=int, default=24)
    p.add_argument('--seed', type=int, default=0)
    p.add_argument('--threads', type=int, default=2)
    a = p.parse_args(sys.argv[sys.argv.index('--') + 1:])
    bpy.ops.wm.read_factory_settings(use_empty=True)
    s = bpy.context.scene
    {'hero': hero, 'ice': ice, 'trail': trail, 'desk': desk, 'trio': trio, 'drop': drop}[a.name]()
    s.render.engine = 'CYCLES'
    c = s.cycles
    c.use_denoising = False  # Debian's Blender has no OpenImageDenoise; denoise-still.mjs does it
    c.samples, c.seed, c.use_adaptive_sampling, c.adaptive_threshold = a.samples, a.seed, True, 0.012
    c.max_bounces, c.diffuse_bounces, c.glossy_bounces, c.transmission_bounces, c.transparent_max_bounces = 10, 3, 3, 9, 10
    c.sample_clamp_indirect, c.blur_glossy, c.caustics_reflective, c.caustics_refractive = 2.5, 0.8, False, a.name == 'drop'
    s.render.resolution_x, s.render.resolution_y = round(1080 * a.scale), round(1920 * a.scale)
    s.render.threads_mode, s.render.threads = 'FIXED', a.threads
    s.view_settings.view_transform, s.view_settings.look = 'Filmic', 'Medium High Contrast'
    s.view_settings.exposure = {'hero': .28, 'trio': .22}.get(a.name, 0)
    s.render.image_settings.file_format, s.render.image_settings.color_depth = 'PNG', '16'
    s.render.filepath = os.path.abspath(a.out)
    bpy.ops.render.render(write_still=True)


main()
