# SPDX-License-Identifier: MIT
"""Colours and materials that the scenes share."""
import bpy

INK, MOSS, LICHEN, PAPER, CLAY, FROST = '#14211D', '#3F5B4B', '#B9C7A5', '#F3EFE6', '#C96F4A', '#DCE6E4'
MOSS_COAT, CLAY_COAT = '#3B4E43', '#AD6246'  # darker than the palette, because the Filmic view transform lightens them


def rgb(value, k=1.0):
    """A '#RRGGBB' colour as linear RGBA, times k."""
    if not isinstance(value, str):
        return tuple(value)
    c = [int(value[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(k * (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4) for v in c) + (1.0,)


def mixed(a, b, t):
    return tuple(x + (y - x) * t for x, y in zip(rgb(a), rgb(b)))


class Graph:
    """Builds a shader node tree: each method adds a node, takes sockets as inputs and returns its output."""

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
    """A matt material with slight relief and tone variation: plaster, paper, stone, silicone."""
    g = Graph('plain')
    at = g.coords(space=space)
    tone = g.ramp(g.noise(scale * 0.05, 6, 0.6, at, 0.4), (0.3, 1.0 - variation), (0.7, 1.0))
    relief = g.math('ADD', g.noise(scale, 5, 0.6, at), g.noise(scale * 0.12, 4, 0.55, at))
    return g.surface(g.principled(Base_Color=g.mix(1.0, rgb(colour), tone, 'MULTIPLY'), Roughness=rough,
                                  Specular=specular, Normal=g.bump(relief, bump, 0.04)))


def clear(ior, tint=(1, 1, 1, 1), rough=0.0, shadow=0.9, bump=0.0, scale=6.0):
    """Ice or water. Shadow rays pass through (less at grazing angles), so Cycles need not trace caustics."""
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
