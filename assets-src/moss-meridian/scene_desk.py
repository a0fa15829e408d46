# SPDX-License-Identifier: MIT
"""The scene `desk`: a flask on an oak desk in a plaster niche, with the shadow of a window."""
import math
import random

import bpy
from mathutils import Vector

from shapes_and_light import add, area, box, camera, flask, lathe, rock, sun, world
from materials import MOSS_COAT, Graph, plain


def desk():
    world('#F5EADB', 0.42)
    plaster = plain('#EADFCF', 0.85, 0.30, 9, 0.06, 0.15)
    niche(plaster)
    g = Graph('oak')
    at = g.coords((.35, 3.2, 5.0))
    rings = g.noise(1.6, 5, .6, at, 1.2)
    fibre = g.noise(9, 6, .7, g.coords((.25, 14, 14)))
    tone = g.mix(.45, g.ramp(rings, (.3, '#8E6B4C'), (.5, '#BE9A72'), (.72, '#A37C57')),
                 g.ramp(fibre, (.35, '#76553A'), (.65, '#CBAA82')), 'MIX')
    oak = g.surface(g.principled(Base_Color=tone, Roughness=.45, Specular=.35, Normal=g.bump(fibre, .12, .02)))
    box((16, 14, .3), (0, -4.9, -.15), oak, .03)
    flask(MOSS_COAT, (.0, .1, 0), 18)
    ceramic = plain('#E7DCCB', .4, .06, 40, .08, .45)
    cup = lathe('cup', [(0, .02, 0), (.22, .02, .05), (.30, .30, .2), (.30, .56, .012), (.275, .56, .012), (.27, .3, .18), (0, .06, 0)],
                ceramic, 96)
    cup.location = (1.02, -.25, 0)
    for k, (c, w, turn) in enumerate([('#B9C7A5', 1.25, 8), ('#C96F4A', 1.15, -5)]):
        cover = plain(c, .7, .15, 60, .04, .2)
        box((w, .86, .10), (-1.15, .02, .05 + k * .115), plain('#F1EADC', .8, .5, 50), .004, (0, 0, math.radians(turn)))
        for dz in (-.052, .052):
            box((w + .05, .92, .012), (-1.15, -.0, .05 + k * .115 + dz), cover, .004, (0, 0, math.radians(turn)))
    rock((-1.1, -.05, .276), (.14, .11, .075), plain('#8B8A80', .8, .3, 20, .3), 5, 5, .15)
    gobo()
    area((-5, -4, 5.5), (0, 0, 1.2), (4, 4), 70, (.92, .95, 1))
    camera((0, -17, 2.9), (0, 0, 2.1), 85, (0, -.2, 1.4), 0.42)


def niche(plaster):
    """A plaster wall with an arched recess."""
    n, w, foot, spring, y0, y1 = 40, 1.75, 0, 3.0, 1.0, 2.1
    arch = [(-w, foot)] + [(-w * math.cos(math.pi * k / n), spring + w * math.sin(math.pi * k / n)) for k in range(n + 1)] + [(w, foot)]
    outer = []
    for x, z in arch:
        dx, dz = x, (z - spring if z > spring else 0)
        length = math.hypot(dx, dz)
        outer.append((x + dx / length * 14, z + dz / length * 14))
    soft = [(y0, .06), (y0 + .02, .025), (y0 + .06, 0.0)]
    rows = [[(x, y0, z) for x, z in outer]]
    for y, grow in soft:
        rows.append([(x * (1 + grow / w), y, spring + (z - spring) * (1 + grow / w) if z > spring else z) for x, z in arch])
    rows += [[(x, y1, z) for x, z in arch]]
    m = len(arch)
    verts = [v for row in rows for v in row]
    faces = [(a * m + i, a * m + i + 1, (a + 1) * m + i + 1, (a + 1) * m + i) for a in range(len(rows) - 1) for i in range(m - 1)]
    add('niche', verts, faces, plaster, True, 60)
    box((6, .2, 9), (0, y1 + .1, 3), plaster, 0)


def shade_only(ob, parent):
    ob.parent = parent
    ob.visible_camera = ob.visible_diffuse = ob.visible_glossy = ob.visible_transmission = False


def gobo():
    """A window and a branch between sun and wall, outside the view: only their shadow is visible."""
    card = plain('#000000', 1)
    to_sun = Vector((-5.2, -6.4, 5.0)).normalized()
    frame = bpy.data.objects.new('gobo', None)
    bpy.context.collection.objects.link(frame)
    frame.location = Vector((0, .6, 2.1)) + to_sun * 9
    frame.rotation_euler = to_sun.to_track_quat('Z', 'Y').to_euler()
    bars = [((30, 12, .02), (0, 8.1, 0)), ((30, 12, .02), (0, -8.3, 0)), ((12, 30, .02), (-7.7, 0, 0)), ((12, 30, .02), (8.0, 0, 0)),
            ((.16, 6, .02), (.10, 0, 0)), ((4, .14, .02), (0, .62, 0)), ((4, .14, .02), (0, -.72, 0))]
    for size, at in bars:
        shade_only(box(size, at, card, 0), frame)
    r = random.Random(5)
    for k in range(34):
        t = k / 33
        x, y = -1.9 + 2.6 * t, 1.9 - 1.2 * t - .5 * math.sin(t * 3)
        leaf = add('leaf', [(0, 0, 0), (.22, .08, 0), (.5, 0, 0), (.22, -.08, 0)], [(0, 1, 2, 3)], card, False)
        leaf.location, leaf.rotation_euler = (x, y, 2.2), (r.uniform(-.7, .7), r.uniform(-.7, .7), r.uniform(0, 6.28))
        leaf.scale = (r.uniform(.7, 1.3),) * 3
        shade_only(leaf, frame)
    sun(to_sun, 4.4, (1, .87, .68), .9)
