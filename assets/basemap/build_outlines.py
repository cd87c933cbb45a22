#!/usr/bin/env python3
"""Builds outlines.bin.gz (outlines of French communes and Danish kommuner) from open data; see README.md.

  --npm DIR      node_modules holding @etalab/decoupage-administratif@6.0.0
  --france DIR   git clone of gregoiredavid/france-geojson
  --denmark DIR  git clone of Neogeografen/dagi
  --out FILE     outlines.bin.gz
Python packages: numpy shapely>=2. The same inputs give the same bytes.

The result holds each border line once, with the zone on either side of it. The outline of any union of zones is
then the lines that have exactly one side in it, and neighbours stay joined after simplification.
"""
import argparse, collections, gzip, json, math, re, subprocess, sys
import numpy as np, shapely
from shapely.geometry import shape
from shapely.geometry.polygon import orient

TOLERANCE_M = 30.0          # how far a border may move
SOURCE_GRID = 100_000       # points a degree in the source
GRID = 10_000               # points a degree in the result: 11 m
SMALL_ISLAND_M2 = 5_000.0   # left out, unless the zone has nothing larger

ap = argparse.ArgumentParser()
for name in ('npm', 'france', 'denmark', 'out'): ap.add_argument('--' + name, required=True)
A = ap.parse_args()


def show(repo, path):
    return subprocess.run(['git', '-C', repo, 'show', 'HEAD:' + path], capture_output=True, check=True).stdout

def communes_of_today():
    """code of the 2018 edition -> code of today, for the communes that exist or went into one that exists"""
    path = A.npm + '/@etalab/decoupage-administratif/data/communes.json'
    listed = json.load(open(path, encoding='utf-8'))
    today = {c['code'] for c in listed if c['type'] == 'commune-actuelle'}
    moved = {c['code']: c['chefLieu'] for c in listed if c.get('chefLieu')}
    moved |= {old: c['code'] for c in listed if c['type'] == 'commune-actuelle' for old in c.get('anciensCodes', [])}
    moved |= {c['code']: c['commune'] for c in listed if c['type'] == 'arrondissement-municipal' and c.get('commune')}
    return {old: new for old, new in moved.items() if new in today} | {c: c for c in today}

def french():
    of_today, lost = communes_of_today(), []
    paths = subprocess.run(['git', '-C', A.france, '-c', 'core.quotepath=off', 'ls-tree', '-r', '--name-only', 'HEAD', 'departements/'],
                           capture_output=True, check=True).stdout.decode().splitlines()
    for path in paths:
        if not re.match(r'departements/([^/]+)/communes-\1\.geojson$', path): continue
        for feature in json.loads(show(A.france, path))['features']:
            old = feature['properties']['code']
            if old in of_today: yield of_today[old], shape(feature['geometry'])
            else: lost.append(old)
    print('communes of 2018 without a successor:', len(lost), *lost[:10], file=sys.stderr)

def danish():
    for feature in json.loads(show(A.denmark, 'geojson/kommuner.geojson'))['features']:
        yield feature['properties']['KOMKODE'], shapely.force_2d(shape(feature['geometry']))

def directed_edges(zones):
    """(from, to) -> the zone on the left of it"""
    left, twice = {}, 0
    for index, polygons in enumerate(zones):
        for polygon in polygons:
            polygon = orient(polygon)
            for ring in (polygon.exterior, *polygon.interiors):
                points = [tuple(p) for p in np.round(shapely.get_coordinates(ring) * SOURCE_GRID).astype(int).tolist()]
                for edge in zip(points, points[1:]):
                    if edge[0] != edge[1]:
                        twice += edge in left
                        left.setdefault(edge, index)
    print('edges', len(left), 'claimed twice', twice, file=sys.stderr)
    return left

def lines(left):
    """border lines between nodes: (zone left, zone right or -1, points)"""
    at = collections.defaultdict(list)             # point -> [(neighbour, zone left, zone right)]
    for (a, b), zone in left.items():
        other = left.get((b, a), -1)
        if zone == other: continue
        at[a].append((b, zone, other))
        if other < 0: at[b].append((a, -1, zone))  # the same edge walked backwards
    def is_node(p):
        sides = at[p]
        return len(sides) != 2 or {sides[0][1:], sides[0][:0:-1]} != {sides[1][1:], sides[1][:0:-1]}
    done, found = set(), []
    def walk(a, step):
        b, zone, other = step
        points = [a]
        while True:
            done.add((points[-1], b)); done.add((b, points[-1]))
            points.append(b)
            if b == a or is_node(b): return zone, other, points
            b = next(n for n, _, _ in at[b] if n != points[-2])
    starts = sorted(at)
    for only_nodes in (True, False):
        for a in starts:
            if only_nodes and not is_node(a): continue
            for step in sorted(at[a]):
                if (a, step[0]) not in done: found.append(walk(a, step))
    return found

def metres(points):
    """on a plane that is true near the middle of the line"""
    scale = 111_320.0 / SOURCE_GRID
    stretch = math.cos(math.radians(points[:, 1].mean() / SOURCE_GRID))
    return points * [scale * stretch, scale]

def thinned(points, tolerance):
    """the points that a line needs (Douglas-Peucker), on the grid of the result"""
    points = np.asarray(points, float)
    plane = metres(points)
    if (points[0] == points[-1]).all():
        far = int(((plane - plane[0]) ** 2).sum(1).argmax())
        halves = (plane[:far + 1], plane[far:])
    else: halves = (plane,)
    kept, start = [], 0
    for half in halves:
        wanted = shapely.get_coordinates(shapely.simplify(shapely.linestrings(half), tolerance, preserve_topology=False))
        at = 0
        for want in wanted:
            while (half[at] != want).any(): at += 1
            kept.append(start + at)
        start += len(half) - 1
    grid = np.round(points[kept] * (GRID / SOURCE_GRID)).astype(int).tolist()
    return [tuple(p) for i, p in enumerate(grid) if i == 0 or p != grid[i - 1]]

def area(points):
    """signed, of a line closed through the origin of its own plane; sums over the lines of a zone to its area"""
    p = np.asarray(points, float)
    return float((p[:-1, 0] * p[1:, 1] - p[1:, 0] * p[:-1, 1]).sum() / 2)

def main():
    polygons = collections.defaultdict(list)
    for code, geometry in (*french(), *danish()):
        polygons[code] += geometry.geoms if geometry.geom_type == 'MultiPolygon' else [geometry]
    codes = sorted(polygons)
    found = lines(directed_edges([polygons[c] for c in codes]))
    print('zones', len(codes), 'lines', len(found), 'points', sum(len(p) for _, _, p in found), file=sys.stderr)
    of_zone = collections.defaultdict(list)
    for i, (a, b, _) in enumerate(found):
        for zone in {a, b} - {-1}: of_zone[zone].append(i)
    tolerance = [TOLERANCE_M] * len(found)
    thin = [thinned(p, t) for (_, _, p), t in zip(found, tolerance)]
    # A zone whose area moves by more than one in a hundred gets finer lines.
    for again in range(4):
        finer = set()
        for zone, own in of_zone.items():
            origin = found[own[0]][2][0]
            def total(get):
                sign = lambda i: 1 if found[i][0] == zone else -1
                return sum(sign(i) * area(np.asarray(get(i), float) - origin) for i in own)
            before = total(lambda i: found[i][2])
            after = total(lambda i: [(x * 10, y * 10) for x, y in thin[i]])
            if abs(after - before) > 0.01 * abs(before): finer |= set(own)
        print('lines made finer', len(finer), file=sys.stderr)
        for i in finer:
            tolerance[i] /= 3
            thin[i] = thinned(found[i][2], tolerance[i])
    def is_speck(i):
        zone, other, points = found[i]
        alone = points[0] == points[-1] and len(of_zone[max(zone, other)]) > 1 and min(zone, other) < 0
        return alone and abs(area(metres(np.asarray(points, float)))) < SMALL_ISLAND_M2
    kept = [(a, b, t) for i, ((a, b, _), t) in enumerate(zip(found, thin)) if len(t) >= 2 and not (t[0] == t[-1] and len(t) < 4) and not is_speck(i)]
    kept.sort(key=lambda line: (max(line[0], line[1]), line))
    write(codes, kept)

def write(codes, kept):
    def varint(n):
        out = bytearray()
        while n > 127: out.append(n & 127 | 128); n >>= 7
        out.append(n)
        return bytes(out)
    zigzag = lambda n: n << 1 if n >= 0 else (-n << 1) - 1
    names = '\n'.join(codes).encode()
    data = [b'outlines1', varint(len(names)), names, varint(len(kept))]
    before = (0, 0)
    for zone, other, points in kept:
        data += [varint(zone + 1), varint(other + 1), varint(len(points))]
        for p in points:
            data += [varint(zigzag(p[0] - before[0])), varint(zigzag(p[1] - before[1]))]
            before = p
    raw = b''.join(data)
    packed = gzip.compress(raw, 9, mtime=0)
    open(A.out, 'wb').write(packed)
    print('lines', len(kept), 'points', sum(len(p) for _, _, p in kept), 'bytes', len(raw), 'packed', len(packed), file=sys.stderr)

main()
