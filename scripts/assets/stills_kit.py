# SPDX-License-Identifier: MIT
"""Building blocks of the sample stills: materials, the flask, lights, camera. 1 unit = 10 cm."""
import math
import random

import bpy
from mathutils import Vector, noise

INK, MOSS, LICHEN, PAPER, CLAY, FROST = '#14211D', '#3F5B4B', '#B9C7A5', '#F3EFE6', '#C96F4A', '#DCE6E4'


def rgb(value, k=1.0):
    """'#RRGGBB' -> linear RGBA, times k."""
    if not isinstance(value, str):
        return tuple(value)
    c = [int(value[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(k * (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4) for v in c) + (1.0,)


def mixed(a, b, t):
    return tuple(x + (y - x) * t for x, y in zip(rgb(a), rgb(b)))


# --- materials -----------------------------------------------------------------------------------

class Graph:
    """A shader node tree that reads like an expression: sockets are passed as inputs."""

    def __init__(self, name):
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.tree.nodes.clear()

    def node(self, kind, inputs=None, out=0, **attrs):
        n = self.tree.nodes.new('ShaderNode' + kind)
        for k, v in attrs.items():
            setattr(n, k, v)
        for k, v in (inputs or {}).items():
            if isinstance(v, bpy.types.NodeSocket):
                self.tree.links.new(v, n.inputs[k])
            else:
                n.inputs[k].default_value = v
        return n.outputs[out]

    def coords(self, scale=(1, 1, 1), space='Object'):
        return self.node('Mapping', {'Vector': self.node('TexCoord', out=space), 'Scale': scale})

    def noise(self, scale, detail=4, rough=0.55, at=None, distort=0.0):
        return self.node('TexNoise', {'Vector': at or self.coords(), 'Scale': scale, 'Detail': detail,
                                      'Roughness': rough, 'Distortion': distort})

    def ramp(self, fac, *stops):
        out = self.node('ValToRGB', {'Fac': fac})
        els = out.node.color_ramp.elements
        while len(els) < len(stops):
            els.new(0.5)
        for e, (pos, col) in zip(els, stops):
            e.position = pos
            e.color = rgb(col) if not isinstance(col, (int, float)) else (col, col, col, 1)
        return out

    def mix(self, fac, a, b, blend='MIX'):
        return self.node('MixRGB', {'Fac': fac, 'Color1': a, 'Color2': b}, blend_type=blend)

    def math(self, op, a, b=0.0, clamp=False):
        return self.node('Math', {0: a, 1: b}, operation=op, use_clamp=clamp)

    def bump(self, height, strength, distance=0.01, normal=None):
        inputs = {'Height': height, 'Strength': strength, 'Distance': distance}
        if normal:
            inputs['Normal'] = normal
        return self.node('Bump', inputs)

    def surface(self, shader):
        out = self.tree.nodes.new('ShaderNodeOutputMaterial')
        self.tree.links.new(shader, out.inputs['Surface'])
        return self.material

    def principled(self, **inputs):
        return self.node('BsdfPrincipled', {k.replace('_', ' '): v for k, v in inputs.items()})


def powder_coat(colour, grain=120.0, depth=0.16):
    g = Graph('powder coat')
    at = g.coords()
    pebble = g.noise(grain, 2, 0.5, at)
    tone = g.ramp(g.noise(2.2, 3, 0.5, at), (0.3, 0.92), (0.7, 1.0))
    base = g.mix(1.0, rgb(colour), tone, 'MULTIPLY')
    rough = g.math('MULTIPLY_ADD', pebble, 0.16)
    rough.node.inputs[2].default_value = 0.40
    return g.surface(g.principled(Base_Color=base, Roughness=rough, Specular=0.42, Sheen=0.25,
                                  Normal=g.bump(pebble, depth, 0.012)))


def brushed_steel(rough=0.26):
    g = Graph('brushed steel')
    at = g.coords((0.6, 0.6, 160))
    lines = g.noise(1.0, 6, 0.7, at)
    tangent = g.node('Tangent', direction_type='RADIAL', axis='Z')
    return g.surface(g.principled(Base_Color=g.ramp(lines, (0.3, (0.50, 0.49, 0.47, 1)), (0.7, (0.70, 0.69, 0.67, 1))),
                                  Metallic=1.0, Roughness=rough, Anisotropic=0.75, Tangent=tangent,
                                  Normal=g.bump(lines, 0.10, 0.004)))


def plain(colour, rough=0.6, bump=0.0, scale=30.0, variation=0.0, specular=0.3, space='Object'):
    """Matt material with a little relief and tone variation: plaster, paper, stone, silicone."""
    g = Graph('plain')
    at = g.coords(space=space)
    tone = g.ramp(g.noise(scale * 0.05, 6, 0.6, at, 0.4), (0.3, 1.0 - variation), (0.7, 1.0))
    relief = g.math('ADD', g.noise(scale, 5, 0.6, at), g.noise(scale * 0.12, 4, 0.55, at))
    return g.surface(g.principled(Base_Color=g.mix(1.0, rgb(colour), tone, 'MULTIPLY'), Roughness=rough,
                                  Specular=specular, Normal=g.bump(relief, bump, 0.04)))


def clear(ior, tint=(1, 1, 1, 1), rough=0.0, shadow=0.9, bump=0.0, scale=6.0):
    """Ice and water. Shadow rays pass (paler at grazing edges), so no caustics have to be traced."""
    g = Graph('clear')
    inputs = {'Color': tint, 'Roughness': rough, 'IOR': ior}
    if bump:
        inputs['Normal'] = g.bump(g.noise(scale, 3, 0.5), bump, 0.05)
    glass = g.node('BsdfGlass', inputs)
    edge = g.node('LayerWeight', {'Blend': 0.35}, out=1)
    veil = g.ramp(edge, (0.0, shadow), (1.0, shadow * 0.35))
    passing = g.node('BsdfTransparent', {'Color': g.mix(1.0, veil, tint, 'MULTIPLY')})
    is_shadow = g.node('LightPath', out=1)
    return g.surface(g.node('MixShader', {0: is_shadow, 1: glass, 2: passing}))


def glow(colour, strength=1.0):
    g = Graph('glow')
    return g.surface(g.node('Emission', {'Color': rgb(colour), 'Strength': strength}))


# --- meshes --------------------------------------------------------------------------------------

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
    """Polyline of (r, z, radius) corners -> points with rounded corners."""
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
    """A boulder: an icosphere pushed about by cell and fractal noise."""
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
    """Vertical-fit camera. fstop is for this scale: a tenth of the number on a real lens."""
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


def scatter(seed):
    return random.Random(seed)
