# SPDX-License-Identifier: MIT
"""Shapes, lights and camera that the scenes share. 1 unit = 10 cm."""
import math

import bpy
from mathutils import Vector, noise

from materials import INK, brushed_steel, mixed, plain, powder_coat, rgb

def add(name, verts, faces, material=None, smooth=True, angle=40):
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(v) for v in verts], [], faces)
    mesh.use_auto_smooth, mesh.auto_smooth_angle = True, math.radians(angle)
    for p in mesh.polygons:
        p.use_smooth = smooth
    if material:
        mesh.materials.append(material)
    ob = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(ob)
    return ob


def fillet(corners, steps=10):
    """Points of a profile whose corners (r, z, radius) are rounded."""
    out = []
    for i, (r, z, rad) in enumerate(corners):
        p = Vector((r, z))
        if rad <= 0 or i in (0, len(corners) - 1):
            out.append(p)
            continue
        a = (Vector(corners[i - 1][:2]) - p).normalized()
        b = (Vector(corners[i + 1][:2]) - p).normalized()
        half = a.angle(b) / 2
        cut = rad / math.tan(half)
        centre = p + (a + b).normalized() * (rad / math.sin(half))
        u, v = p + a * cut - centre, p + b * cut - centre
        start = math.atan2(u.y, u.x)
        sweep = (math.atan2(v.y, v.x) - start + math.pi) % (2 * math.pi) - math.pi
        for s in range(steps + 1):
            t = start + sweep * s / steps
            out.append(centre + Vector((math.cos(t), math.sin(t))) * rad)
    return out


def lathe(name, corners, material, segments=160):
    pts, n = fillet(corners), segments
    verts = [(p.x * math.cos(t), p.x * math.sin(t), p.y) for p in pts for t in (2 * math.pi * k / n for k in range(n))]
    faces = [(i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k)
             for i in range(len(pts) - 1) for k in range(n)]
    return add(name, verts, faces, material)


def box(size, at, material, bevel=0.02, rot=(0, 0, 0), segments=4):
    x, y, z = (s / 2 for s in size)
    verts = [(i, j, k) for i in (-x, x) for j in (-y, y) for k in (-z, z)]
    ob = add('box', verts, [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)], material)
    ob.location, ob.rotation_euler = at, rot
    if bevel:
        m = ob.modifiers.new('bevel', 'BEVEL')
        m.width, m.segments = bevel, segments
    return ob


def flask(colour, at=(0, 0, 0), turn=0.0, cap=None, grain=120.0):
    """The Meridian Flask 750: 7.2 cm across, 27 cm tall, loop included 30 cm."""
    coat = powder_coat(colour, grain)
    lid = powder_coat(cap if cap is not None else mixed(colour, INK, 0.55), grain, 0.10)
    steel, rubber = brushed_steel(), plain(INK, 0.75, 0.05, 60)
    parts = [
        lathe('base', [(0, 0, 0), (.338, 0, .018), (.346, .05, 0), (.30, .05, 0)], steel),
        lathe('body', [(.30, .046, 0), (.36, .046, .022), (.36, 2.12, .34), (.243, 2.30, .07), (.243, 2.36, 0)], coat),
        lathe('collar', [(.2, 2.325, 0), (.262, 2.325, .010), (.262, 2.455, .010), (.2, 2.455, 0)], steel),
        lathe('gap', [(.246, 2.44, 0), (.246, 2.49, 0)], rubber),
        lathe('cap', [(.2, 2.472, 0), (.270, 2.472, .014), (.270, 2.735, .085), (0, 2.76, 0)], lid),
    ]
    curve = bpy.data.curves.new('loop', 'CURVE')
    curve.dimensions, curve.fill_mode, curve.extrude, curve.bevel_depth, curve.bevel_resolution = '2D', 'BOTH', .052, .020, 5
    half = [(.292, 2.555)] + [(.292 * math.cos(t) ** .62, 2.70 + .245 * math.sin(t) ** .72)
                              for t in (k * math.pi / 48 for k in range(24))] + [(0, 2.945)]
    path = half + [(-x, z) for x, z in reversed(half[:-1])]
    spline = curve.splines.new('POLY')
    spline.points.add(len(path) - 1)
    for p, (x, z) in zip(spline.points, path):
        p.co = (x, z, 0, 1)
    spline.use_smooth = True
    curve.materials.append(rubber)
    loop = bpy.data.objects.new('loop', curve)
    bpy.context.collection.objects.link(loop)
    loop.rotation_euler.x = math.pi / 2
    parts.append(loop)
    for side in (-1, 1):
        pin = lathe('pin', [(0, 0, 0), (.036, 0, 0), (.036, .05, .010), (0, .05, 0)], brushed_steel(.2), 48)
        pin.location, pin.rotation_euler = (side * .268, 0, 2.60), (0, side * math.pi / 2, 0)
        parts.append(pin)
    root = bpy.data.objects.new('flask', None)
    bpy.context.collection.objects.link(root)
    for p in parts:
        p.parent = root
    root.location, root.rotation_euler.z = at, math.radians(turn)
    return root


def rock(at, size, material, seed=0, detail=5, sharp=0.5):
    """A boulder: an icosphere displaced by cell noise and fractal noise."""
    bpy.ops.mesh.primitive_ico_sphere_add(subdivisions=detail, radius=1)
    ob = bpy.context.object
    off = Vector((seed * 7.3, seed * 3.1, seed * 1.7))
    for v in ob.data.vertices:
        p = v.co.copy()
        d = noise.voronoi(p * 1.3 + off)[0]
        k = 0.80 + sharp * (d[1] - d[0]) * 0.6 + 0.16 * noise.fractal(p * 2.6 + off, 0.9, 2.1, 6)
        v.co = p * k
    for p in ob.data.polygons:
        p.use_smooth = True
    ob.scale, ob.location = size, at
    ob.data.materials.append(material)
    return ob


def cyclorama(colour, back=5.0, bend=3.0, rough=0.75):
    pts = fillet([(-14, 0, 0), (back, 0, bend), (back, 16, 0)], 24)
    verts = [(x, p.x, p.y) for p in pts for x in (-20, 20)]
    faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(pts) - 1)]
    return add('cyclorama', verts, faces, plain(colour, rough, 0.02, 40, 0.03, 0.2))


def droplet(at, normal, size, material, flat=.5, stretch=1.0, segs=20):
    """A water drop on a surface: a flattened cap, sunk a little into it."""
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
    ob = add('drop', verts, faces, material, True, 80)
    ob.scale = (size, size, size)
    ob.location = at
    ob.rotation_euler = Vector(normal).to_track_quat('Z', 'Y').to_euler()
    return ob


# --- light, camera, output -----------------------------------------------------------------------

def aim(ob, target):
    ob.rotation_euler = (Vector(target) - ob.location).to_track_quat('-Z', 'Y').to_euler()


def area(at, target, size, power, colour=(1, 1, 1)):
    data = bpy.data.lights.new('area', 'AREA')
    data.shape, data.size, data.size_y = 'RECTANGLE', size[0], size[1]
    data.energy, data.color = power, colour[:3]
    ob = bpy.data.objects.new('area', data)
    ob.visible_camera = False
    bpy.context.collection.objects.link(ob)
    ob.location = at
    aim(ob, target)
    return ob


def sun(direction, strength, colour=(1, .95, .88), angle=0.6):
    data = bpy.data.lights.new('sun', 'SUN')
    data.energy, data.color, data.angle = strength, colour, math.radians(angle)
    ob = bpy.data.objects.new('sun', data)
    bpy.context.collection.objects.link(ob)
    ob.location = direction
    aim(ob, (0, 0, 0))
    return ob


def world(colour, strength):
    w = bpy.data.worlds.new('world')
    bpy.context.scene.world = w
    w.use_nodes = True
    bg = w.node_tree.nodes['Background']
    bg.inputs['Color'].default_value, bg.inputs['Strength'].default_value = rgb(colour), strength


def camera(at, target, lens=85, focus=None, fstop=0.5, shift=(0, 0)):
    """A camera with vertical fit. fstop is a tenth of that of a real lens, because 1 unit = 10 cm."""
    data = bpy.data.cameras.new('camera')
    data.sensor_fit, data.sensor_height, data.lens = 'VERTICAL', 36, lens
    data.shift_x, data.shift_y, data.clip_end = shift[0], shift[1], 1000
    data.dof.use_dof, data.dof.aperture_fstop, data.dof.aperture_blades = True, fstop, 0
    ob = bpy.data.objects.new('camera', data)
    bpy.context.collection.objects.link(ob)
    ob.location = at
    aim(ob, target)
    forward = (Vector(target) - ob.location).normalized()
    data.dof.focus_distance = (Vector(focus or target) - ob.location).dot(forward)
    bpy.context.scene.camera = ob
    return ob
