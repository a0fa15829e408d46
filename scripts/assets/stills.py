# SPDX-License-Identifier: MIT
"""The sample brand's photographs, as Blender scenes. Everything in them is made here.

blender -b -P scripts/assets/stills.py -- <name> <out.png> [--scale 1.0] [--samples 160] [--seed 0]
"""
import argparse
import math
import os
import sys

import bpy
from mathutils import Vector, noise

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from stills_kit import *  # noqa: E402,F403


MOSS_COAT, CLAY_COAT = '#3A5043', '#AD6246'  # the palette, a little deeper: film contrast lifts it


def cyclorama(colour, back=5.0, bend=3.0, rough=0.75):
    pts = fillet([(-14, 0, 0), (back, 0, bend), (back, 16, 0)], 24)
    verts = [(x, p.x, p.y) for p in pts for x in (-20, 20)]
    faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(pts) - 1)]
    return add('cyclorama', verts, faces, plain(colour, rough, 0.02, 40, 0.03, 0.2))


def hero():
    world(PAPER, 0.34)
    cyclorama('#F1E9DA')
    flask(MOSS_COAT, turn=24)
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
    r = scatter(7)
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


def droplet(at, normal, size, material, flat=.5, stretch=1.0, segs=20):
    """A sessile drop: a flattened cap that sits a little into the surface."""
    rings, verts = 8, [(0, 0, flat)]
    for i in range(1, rings + 1):
        t = i / rings * math.pi * .56
        for k in range(segs):
            a = 2 * math.pi * k / segs
            verts.append((math.sin(t) * math.cos(a), math.sin(t) * math.sin(a) * stretch, math.cos(t) * flat))
    verts.append((0, 0, -.10))
    last = len(verts) - 1
    faces = [(0, 1 + k, 1 + (k + 1) % segs) for k in range(segs)]
    for i in range(rings - 1):
        a, b = 1 + i * segs, 1 + (i + 1) * segs
        faces += [(a + k, b + k, b + (k + 1) % segs, a + (k + 1) % segs) for k in range(segs)]
    a = 1 + (rings - 1) * segs
    faces += [(a + (k + 1) % segs, a + k, last) for k in range(segs)]
    ob = add('drop', verts, [f[::-1] for f in faces] if False else faces, material, True, 80)
    ob.scale = (size, size, size)
    ob.location = at
    ob.rotation_euler = Vector(normal).to_track_quat('Z', 'Y').to_euler()
    return ob


def trail():
    world('#C9D6D8', 0.75)
    r = scatter(11)
    g = Graph('rock')
    at = g.coords(space='Object')
    stone = g.ramp(g.noise(2.2, 8, .65, at, .6), (.25, '#3A3F3C'), (.5, '#6B6E68'), (.75, '#8E8F86'))
    lichen = g.ramp(g.noise(5.5, 5, .7, at, .3), (.60, 0.0), (.66, .75))
    up = g.node('SeparateXYZ', {0: g.node('NewGeometry', out=1)}, out=2)
    green = g.ramp(g.math('MULTIPLY', g.math('ADD', up, g.math('MULTIPLY', g.noise(1.7, 5, .6, at), .8)), .5),
                   (.56, 0.0), (.70, 1.0))
    col = g.mix(green, g.mix(lichen, stone, rgb('#A9B295')), g.ramp(g.noise(9, 4, .6, at), (.3, '#3A4726'), (.7, '#6F7A40')))
    relief = g.math('ADD', g.noise(7, 9, .68, at), g.math('MULTIPLY', g.noise(30, 5, .7, at), .4))
    stone_mat = g.surface(g.principled(Base_Color=col, Roughness=.85, Specular=.25, Normal=g.bump(relief, .8, .12)))

    def height(x, y):
        p = Vector((x * .55, y * .55, 3.1))
        h = .34 * noise.fractal(p, .9, 2.0, 6) + .10 * noise.ridged_multi_fractal(p * 1.6, 1, 2, 5, 1, 2)
        calm = math.exp(-((x * x + y * y) / .55))
        h = h * (1 - calm) - .02 * calm
        return h - .55 * max(0, y - 1.0) ** 1.5 + .02 * max(0, -y - 1.4) - .05 * max(0, abs(x) - 1.6)

    n, half, depth = 300, 4.2, (-7.0, 3.2)
    verts = [(x, y, height(x, y)) for x, y in ((-half + 2 * half * i / n, depth[0] + (depth[1] - depth[0]) * j / n)
                                              for j in range(n + 1) for i in range(n + 1))]
    add('ledge', verts, [(j * (n + 1) + i, j * (n + 1) + i + 1, (j + 1) * (n + 1) + i + 1, (j + 1) * (n + 1) + i)
                         for j in range(n) for i in range(n)], stone_mat, True, 180)
    for k, (x, y, z, s) in enumerate([(-1.75, .55, .05, .8), (-1.15, -.75, -.02, .30), (1.9, .2, -.25, .7),
                                      (1.12, -.95, -.05, .22), (.78, .42, -.05, .24), (2.4, -1.6, -.2, .6)]):
        rock((x, y, z), (s * 1.25, s, s * .72), stone_mat, k + 2, 6)
    moss(r, height)
    flask(CLAY_COAT, (0, 0, -.03), -28)
    sky_and_hills(r)
    sun((-5.2, 1.6, 3.0), 4.4, (1, .84, .62), 1.0)
    area((-5, -3, 5), (0, 0, 1.2), (4, 4), 160, (1, .95, .88))
    area((5, -4, 4), (0, 0, 1.2), (4, 5), 130, (.85, .93, 1))
    camera((0, -14.8, 2.5), (0, 0, 1.95), 85, (0, -.2, 1.4), 0.38)


def tuft(r, blades, spread, length, material):
    verts, faces = [], []
    for _ in range(blades):
        a, d = r.uniform(0, 6.28), spread * math.sqrt(r.random())
        x, y, h, lean, w = math.cos(a) * d, math.sin(a) * d, length * r.uniform(.5, 1.2), r.uniform(.1, .8), .0045
        b, i = r.uniform(0, 6.28), len(verts)
        tip = (x + math.cos(b) * h * lean, y + math.sin(b) * h * lean, h)
        verts += [(x - math.sin(b) * w, y + math.cos(b) * w, 0), (x + math.sin(b) * w, y - math.cos(b) * w, 0),
                  ((x + tip[0]) / 2, (y + tip[1]) / 2, h * .6), tip]
        faces += [(i, i + 1, i + 2), (i, i + 2, i + 3), (i + 1, i + 3, i + 2)]
    ob = add('tuft', verts, faces, material)
    ob.location.z = -50
    return ob.data


def moss(r, height):
    g = Graph('moss')
    tone = g.ramp(g.node('ObjectInfo', out=4 if bpy.app.version >= (3, 4) else 3),
                  (0, '#4B5E2A'), (.5, '#75853C'), (1, '#A9AC5E'))
    leaf = g.principled(Base_Color=tone, Roughness=.7, Specular=.2)
    mat = g.surface(g.node('MixShader', {0: .35, 1: leaf, 2: g.node('BsdfTranslucent', {'Color': tone})}))
    kinds = [tuft(r, 60, .075, .075, mat) for _ in range(5)] + [tuft(r, 9, .03, .32, mat)]
    count = 0
    while count < 5200:
        x, y = r.uniform(-2.6, 2.6), r.uniform(-2.6, 1.3)
        patch = noise.fractal(Vector((x * .8, y * .8, 9.0)), 1, 2, 4)
        if patch < .02 + .25 * math.exp(-(x * x + y * y) / .25) or x * x + y * y < .15:
            continue
        ob = bpy.data.objects.new('moss', kinds[5 if r.random() < .012 else r.randrange(5)])
        bpy.context.collection.objects.link(ob)
        s = r.uniform(.6, 1.25)
        ob.location, ob.rotation_euler.z, ob.scale = (x, y, height(x, y) - .01), r.uniform(0, 6.28), (s, s, s)
        count += 1


def sky_and_hills(r):
    """Layered ridges that dissolve into mist. They are only ever seen out of focus."""
    def ridge(y, base, tall, seed, top, foot, trees):
        g = Graph('ridge')
        z = g.node('SeparateXYZ', {0: g.node('NewGeometry')}, out=2)
        t = g.math('DIVIDE', g.math('SUBTRACT', z, base - tall * .6), tall * 1.7, True)
        m = g.surface(g.node('Emission', {'Color': g.ramp(t, (.0, foot), (1, top)), 'Strength': 1.0}))
        n, w = 400, y * .9 + 10
        line = [base + tall * noise.fractal(Vector((i / n * 5 + seed, seed, 0)), .9, 2, 6) for i in range(n + 1)]
        xs = [-w + 2 * w * i / n for i in range(n + 1)]
        verts = [(x, y, h) for x, h in zip(xs, line)] + [(x, y, base - tall * 6) for x in xs]
        add('ridge', verts, [(i, i + 1, n + 2 + i, n + 1 + i) for i in range(n)], m)
        for _ in range(trees):
            i = n // 2 + r.randrange(-n // 8, n // 8)
            h, x, z0 = r.uniform(.35, 1.2) * y * .06, xs[i], line[i]
            tiers = [(0, 1.0), (.13 * h, .30), (-.13 * h, .30), (.20 * h, 0), (-.20 * h, 0)]
            add('tree', [(x + dx, y - .01, z0 + h * k - .05 * h) for dx, k in tiers],
                [(0, 1, 2), (1, 3, 4), (1, 4, 2), (0, 3, 4)], m, False)
    ridge(26, -1.2, 1.7, 2.2, '#55695F', '#A9B8B2', 90)
    ridge(48, .8, 3.2, 5.1, '#7F958F', '#C3CFC9', 120)
    ridge(85, 4.5, 6.0, 8.7, '#A6B8B6', '#D8DFD8', 0)
    ridge(150, 11, 10, 3.3, '#C3CFCC', '#E6E6DC', 0)
    g = Graph('sky')
    z = g.math('DIVIDE', g.node('SeparateXYZ', {0: g.node('NewGeometry')}, out=2), 70, True)
    sky = g.surface(g.node('Emission', {'Color': g.ramp(z, (0, '#F0E3CD'), (.3, '#EFE6DA'), (1, '#B9CBD3')), 'Strength': 1.15}))
    add('sky', [(-300, 260, -60), (300, 260, -60), (300, 260, 200), (-300, 260, 200)], [(0, 1, 2, 3)], sky)


def desk():
    world('#F5EADB', 0.42)
    plaster = plain('#EADFCF', 0.85, 0.30, 9, 0.06, 0.15)
    niche(plaster)
    g = Graph('oak')
    at = g.coords((.35, 5.0, 5.0))
    rings = g.noise(1.6, 5, .6, at, 1.2)
    fibre = g.noise(9, 6, .7, g.coords((.25, 14, 14)))
    tone = g.mix(.45, g.ramp(rings, (.3, '#8A5E3C'), (.5, '#B5875C'), (.72, '#9C6E48')),
                 g.ramp(fibre, (.35, '#7A5234'), (.65, '#C59A6E')), 'MIX')
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
    rock((-1.1, -.05, .335), (.14, .11, .075), plain('#8B8A80', .8, .3, 20, .3), 5, 5, .15)
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
    """A window and a branch between the sun and the wall; only their shadow is seen."""
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
    r = scatter(5)
    for k in range(34):
        t = k / 33
        x, y = -1.9 + 2.6 * t, 1.9 - 1.2 * t - .5 * math.sin(t * 3)
        leaf = add('leaf', [(0, 0, 0), (.22, .08, 0), (.5, 0, 0), (.22, -.08, 0)], [(0, 1, 2, 3)], card, False)
        leaf.location, leaf.rotation_euler = (x, y, 2.2), (r.uniform(-.7, .7), r.uniform(-.7, .7), r.uniform(0, 6.28))
        leaf.scale = (r.uniform(.7, 1.3),) * 3
        shade_only(leaf, frame)
    sun(to_sun, 4.4, (1, .87, .68), .9)


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
    r = scatter(3)
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
    camera((-.5, -4.6, 2.56), (.0, 0, 2.10), 122, (-.05, -.30, 2.12), 0.40)


def main():
    p = argparse.ArgumentParser()
    p.add_argument('name', choices=['hero', 'ice', 'trail', 'desk', 'trio', 'drop'])
    p.add_argument('out')
    p.add_argument('--scale', type=float, default=1.0)
    p.add_argument('--samples', type=int, default=160)
    p.add_argument('--seed', type=int, default=0)
    p.add_argument('--threads', type=int, default=2)
    a = p.parse_args(sys.argv[sys.argv.index('--') + 1:])
    bpy.ops.wm.read_factory_settings(use_empty=True)
    s = bpy.context.scene
    globals()[a.name]()
    s.render.engine = 'CYCLES'
    c = s.cycles
    c.use_denoising = False  # Debian's Blender has no OpenImageDenoise; stills-finish.mjs cleans up
    c.samples, c.seed, c.use_adaptive_sampling, c.adaptive_threshold = a.samples, a.seed, True, 0.012
    c.max_bounces, c.diffuse_bounces, c.glossy_bounces, c.transmission_bounces, c.transparent_max_bounces = 10, 3, 3, 9, 10
    c.sample_clamp_indirect, c.blur_glossy, c.caustics_reflective, c.caustics_refractive = 2.5, 0.8, False, True
    s.render.resolution_x, s.render.resolution_y = round(1080 * a.scale), round(1920 * a.scale)
    s.render.threads_mode, s.render.threads = 'FIXED', a.threads
    s.view_settings.view_transform, s.view_settings.look = 'Filmic', 'Medium High Contrast'
    s.render.image_settings.file_format, s.render.image_settings.color_depth = 'PNG', '16'
    s.render.filepath = os.path.abspath(a.out)
    bpy.ops.render.render(write_still=True)


main()
