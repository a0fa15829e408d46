# SPDX-License-Identifier: MIT
"""The scene `trail`: a flask on a mossy ledge in the morning, with misty ridges behind it."""
import math
import random

import bpy
from mathutils import Vector, noise

from shapes_and_light import add, area, camera, flask, rock, sun, world
from materials import CLAY_COAT, Graph, rgb


def trail():
    world('#C9D6D8', 0.55)
    r = random.Random(11)
    g = Graph('rock')
    at = g.coords(space='Object')
    stone = g.ramp(g.noise(2.2, 8, .65, at, .6), (.25, '#3A3F3C'), (.5, '#6B6E68'), (.75, '#8E8F86'))
    lichen = g.ramp(g.noise(5.5, 5, .7, at, .3), (.60, 0.0), (.66, .75))
    up = g.node('SeparateXYZ', {0: g.node('NewGeometry', out=1)}, out=2)
    green = g.ramp(g.math('MULTIPLY', g.math('ADD', up, g.math('MULTIPLY', g.noise(1.7, 5, .6, at), .8)), .5),
                   (.64, 0.0), (.76, 1.0))
    col = g.mix(green, g.mix(lichen, stone, rgb('#A9B295')), g.ramp(g.noise(9, 4, .6, at), (.3, '#3A4726'), (.7, '#6F7A40')))
    relief = g.math('ADD', g.noise(7, 9, .68, at), g.math('MULTIPLY', g.noise(30, 5, .7, at), .4))
    stone_mat = g.surface(g.principled(Base_Color=col, Roughness=.85, Specular=.25, Normal=g.bump(relief, .8, .12)))

    def height(x, y):
        p = Vector((x * .55, y * .55, 3.1))
        h = .24 * noise.fractal(p, .9, 2.0, 6) + .10 * noise.ridged_multi_fractal(p * 1.6, 1, 2, 5, 1, 2)
        calm = math.exp(-((x * x + (y + .25) ** 2) / 1.1))
        h = h * (1 - calm) - .02 * calm
        return h - .55 * max(0, y - 1.0) ** 1.5 + .02 * max(0, -y - 1.4) - .05 * max(0, abs(x) - 1.6)

    n, half, depth = 300, 4.2, (-7.0, 3.2)
    verts = [(x, y, height(x, y)) for x, y in ((-half + 2 * half * i / n, depth[0] + (depth[1] - depth[0]) * j / n)
                                              for j in range(n + 1) for i in range(n + 1))]
    add('ledge', verts, [(j * (n + 1) + i, j * (n + 1) + i + 1, (j + 1) * (n + 1) + i + 1, (j + 1) * (n + 1) + i)
                         for j in range(n) for i in range(n)], stone_mat, True, 180)
    for k, (x, y, z, s) in enumerate([(-1.75, .55, .05, .8), (-1.15, -.75, -.02, .30), (1.9, .2, -.25, .7),
                                      (1.12, -.95, -.05, .22), (.82, .30, -.03, .30), (2.4, -1.6, -.2, .6)]):
        rock((x, y, z), (s * 1.25, s, s * .72), stone_mat, k + 2, 6)
    moss(r, height)
    flask(CLAY_COAT, (0, 0, -.03), -28)
    sky_and_hills(r)
    sun((-5.2, .9, 3.2), 6.0, (1, .83, .60), 1.0)
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
    tone = g.ramp(g.node('ObjectInfo', out='Random'),
                  (0, '#545F33'), (.5, '#7B8148'), (1, '#ABA668'))
    leaf = g.principled(Base_Color=tone, Roughness=.7, Specular=.2)
    mat = g.surface(g.node('MixShader', {0: .35, 1: leaf, 2: g.node('BsdfTranslucent', {'Color': tone})}))
    kinds = [tuft(r, 60, .075, .075, mat) for _ in range(5)] + [tuft(r, 9, .03, .32, mat)]
    count = 0
    while count < 11000:
        x, y = r.uniform(-2.4, 2.4), r.uniform(-3.6, 1.4)
        patch = noise.fractal(Vector((x * .8, y * .8, 9.0)), 1, 2, 4)
        if patch < -.02 + .30 * math.exp(-(x * x + (y + .2) ** 2) / .35) or x * x + y * y < .16:
            continue
        ob = bpy.data.objects.new('moss', kinds[5 if r.random() < .012 else r.randrange(5)])
        bpy.context.collection.objects.link(ob)
        s = r.uniform(.6, 1.2)
        ob.location, ob.rotation_euler.z, ob.scale = (x, y, height(x, y) - .01), r.uniform(0, 6.28), (s, s, s)
        count += 1


def sky_and_hills(r):
    """Layered ridges that fade into mist. They are always out of focus."""
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
            h, x, z0 = r.uniform(.5, 1.0) * y * .042, xs[i], line[i]
            tiers = [(0, 1.0), (.13 * h, .30), (-.13 * h, .30), (.20 * h, 0), (-.20 * h, 0)]
            add('tree', [(x + dx, y - .01, z0 + h * k - .05 * h) for dx, k in tiers],
                [(0, 1, 2), (1, 3, 4), (1, 4, 2), (0, 3, 4)], m, False)
    ridge(26, -1.2, 1.7, 2.2, '#55695F', '#A9B8B2', 190)
    ridge(48, .8, 3.2, 5.1, '#7F958F', '#C3CFC9', 200)
    ridge(85, 4.5, 6.0, 8.7, '#A6B8B6', '#D8DFD8', 0)
    ridge(150, 11, 10, 3.3, '#C3CFCC', '#E6E6DC', 0)
    g = Graph('sky')
    place = g.node('NewGeometry')
    z = g.math('DIVIDE', g.node('SeparateXYZ', {0: place}, out=2), 70, True)
    away = g.node('VectorMath', {0: place, 1: (-34, 260, 34)}, out=1, operation='DISTANCE')
    near = g.ramp(g.math('DIVIDE', away, 62, True), (0, 0.85), (1, 0.0))
    tone = g.mix(near, g.ramp(z, (0, '#EFE0CB'), (.3, '#E6E0D6'), (1, '#AFC4CD')), rgb('#FFE2B4', 1.35))
    sky = g.surface(g.node('Emission', {'Color': tone, 'Strength': 1.12}))
    add('sky', [(-300, 260, -60), (300, 260, -60), (300, 260, 200), (-300, 260, 200)], [(0, 1, 2, 3)], sky)
