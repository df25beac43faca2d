# SPDX-License-Identifier: Apache-2.0
"""Writes what pycocotools makes of random polygons and masks, for PycocotoolsGoldenTest.

    pip install numpy==2.4.6 pycocotools==2.0.11
    python api/src/test/python/make_geometry_golden.py api/src/test/resources/geometry/pycocotools.bin.gz

The same bytes on every run. Layout, all numbers LEB128 unless said otherwise (z = zigzag):
  file:     number of canvases, canvases
  canvas:   height, width, index into DIVISORS, number of shapes, shapes, number of pairs, pairs
  shape:    0, number of polygons, for each: points, then x and y as z differences; a value is n / divisor
            1, number of runs, runs
            then what pycocotools says: CRC-32 of the text (4 bytes, big-endian), area, x, y, w, h of the box;
            several polygons: also the CRC-32 of each one's own text
  pair:     shapes 2i and 2i + 1: CRC-32 of union and intersection; iou and iou with a crowd (8 bytes, IEEE, big-endian)
"""

import gzip
import io
import random
import struct
import sys
import zlib

import numpy as np
from pycocotools import mask as coco

DIVISORS = [1.0, 2.0, 4.0, 5.0, 10.0, 100.0, 1000.0, 1e7, 1e-3]


class Out:
    def __init__(self):
        self.data = io.BytesIO()

    def number(self, n):
        n = int(n)
        while n >= 128:
            self.data.write(bytes([n & 127 | 128]))
            n >>= 7
        self.data.write(bytes([n]))

    def signed(self, n):
        self.number(n * 2 if n >= 0 else -n * 2 - 1)

    def crc(self, text):
        self.data.write(struct.pack(">I", zlib.crc32(text)))

    def double(self, value):
        self.data.write(struct.pack(">d", value))


def polygon(rnd, height, width, kind, divisor):
    """Points as whole numbers n; the coordinate is n / divisor."""
    size = max(height, width)
    if kind == "star":
        n = rnd.randint(3, 14)
        cx, cy, r = rnd.uniform(0, width), rnd.uniform(0, height), rnd.uniform(0.5, size * 0.4)
        angles = sorted(rnd.uniform(0, 6.2832) for _ in range(n))
        points = [(cx + r * rnd.uniform(0.5, 1) * np.cos(a), cy + r * rnd.uniform(0.5, 1) * np.sin(a)) for a in angles]
    elif kind == "wild":
        n = rnd.randint(3, 9)
        points = [(rnd.uniform(-0.2 * width, 1.2 * width), rnd.uniform(-0.2 * height, 1.2 * height)) for _ in range(n)]
    elif kind == "outside":
        n = rnd.randint(3, 6)
        points = [(rnd.uniform(-9 * size, 9 * size), rnd.uniform(-9 * size, 9 * size)) for _ in range(n)]
    elif kind == "far":
        points = [(rnd.uniform(-3e5, 3e5), rnd.uniform(-3e5, 3e5)) for _ in range(rnd.randint(3, 6))]
    elif kind == "thin":
        x, y = rnd.uniform(0, width), rnd.uniform(0, height)
        points = [(x + rnd.uniform(-1.5, 1.5), y + rnd.uniform(-1.5, 1.5)) for _ in range(rnd.randint(3, 5))]
    elif kind == "repeat":
        base = [(rnd.uniform(-2, width + 2), rnd.uniform(-2, height + 2)) for _ in range(rnd.randint(1, 4))]
        points = [rnd.choice(base) for _ in range(rnd.randint(3, 8))]
    elif kind == "line":
        x, y, dx, dy = rnd.uniform(0, width), rnd.uniform(0, height), rnd.uniform(-9, 9), rnd.uniform(-9, 9)
        points = [(x + dx * t, y + dy * t) for t in (rnd.randint(-3, 3) for _ in range(rnd.randint(3, 6)))]
    else:
        x, y = rnd.uniform(-3, width), rnd.uniform(-3, height)
        w, h = rnd.uniform(0, width), rnd.uniform(0, height)
        points = [(x, y), (x, y + h), (x + w, y + h), (x + w, y)]
    return [(int(round(x * divisor)), int(round(y * divisor))) for x, y in points]


def runs(rnd, height, width):
    total = height * width
    kind = rnd.randint(0, 5)
    if kind == 0 or total < 4:
        bits = np.array([rnd.random() < 0.5 for _ in range(min(total, 200))], dtype=np.uint8)
        bits = np.concatenate([bits, np.zeros(total - len(bits), dtype=np.uint8)])
    elif kind == 1:
        bits = np.full(total, rnd.randint(0, 1), dtype=np.uint8)
        bits[rnd.randrange(total)] ^= 1
    else:
        image = np.zeros((height, width), dtype=np.uint8)
        for _ in range(rnd.randint(1, 4)):
            x, y = rnd.randrange(width), rnd.randrange(height)
            w, h = rnd.randint(1, max(1, min(12, width))), rnd.randint(1, max(1, height // 2))
            image[y:y + h, x:x + w] ^= 1
        bits = image.flatten(order="F")
    edges = np.flatnonzero(np.diff(bits)) + 1
    lengths = np.diff(np.concatenate([[0], edges, [total]])).tolist()
    return [0] + lengths if bits[0] else lengths


def write_shape(out, rnd, height, width, index, kinds):
    divisor = DIVISORS[index]
    if kinds[0] == "runs":
        counts = runs(rnd, height, width)
        out.number(1)
        out.number(len(counts))
        for count in counts:
            out.number(count)
        values = np.arange(len(counts), dtype=np.uint8) & 1
        bits = np.repeat(values, counts).reshape((height, width), order="F")
        rle = coco.encode(np.asfortranarray(bits))
        parts = []
    else:
        parts = [polygon(rnd, height, width, kind, divisor) for kind in kinds]
        out.number(0)
        out.number(len(parts))
        for part in parts:
            out.number(len(part))
            px = py = 0
            for x, y in part:
                out.signed(x - px)
                out.signed(y - py)
                px, py = x, y
        parts = coco.frPyObjects([[v / divisor for point in part for v in point] for part in parts], height, width)
        rle = coco.merge(parts)
    out.crc(rle["counts"])
    out.number(coco.area(rle))
    for value in coco.toBbox(rle):
        out.number(value)
    if len(parts) > 1:
        for part in parts:
            out.crc(part["counts"])
    return rle


def write_canvas(out, rnd, height, width, index, shapes):
    out.number(height)
    out.number(width)
    out.number(index)
    out.number(len(shapes))
    rles = [write_shape(out, rnd, height, width, index, kinds) for kinds in shapes]
    out.number(len(rles) // 2)
    for a, b in zip(rles[0::2], rles[1::2]):
        out.crc(coco.merge([a, b])["counts"])
        out.crc(coco.merge([a, b], intersect=True)["counts"])
        out.double(coco.iou([a], [b], [0])[0][0])
        out.double(coco.iou([a], [b], [1])[0][0])


def main(target):
    rnd = random.Random(20170901)
    sizes = [(1, 1), (1, 7), (9, 1), (2, 2), (5, 3), (16, 16), (33, 70), (120, 80)]
    sizes += [(480, 640), (427, 640), (1080, 1920)]
    kinds = ["star", "star", "star", "wild", "outside", "thin", "repeat", "line", "box"]
    canvases = []
    for number in range(600):
        height, width = sizes[number % len(sizes)]
        index = number % 8
        if number < 12:
            index, shapes = 8, [["far"] for _ in range(20)]
        elif number % 5 == 4:
            shapes = [["runs"] for _ in range(24)]
        else:
            shapes = [[rnd.choice(kinds)] for _ in range(14)]
            shapes += [[rnd.choice(kinds) for _ in range(rnd.randint(2, 4))] for _ in range(5)]
            shapes += [["runs"]]
        canvases.append((height, width, index, shapes))
    out = Out()
    out.number(len(canvases))
    for canvas in canvases:
        write_canvas(out, rnd, *canvas)
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, 0) as packed:
        packed.write(out.data.getvalue())
    shapes = sum(len(c[3]) for c in canvases)
    polygons = sum(len(s) for c in canvases for s in c[3] if s[0] != "runs")
    print(f"{shapes} shapes, {polygons} polygons in {len(canvases)} canvases")


if __name__ == "__main__":
    main(sys.argv[1])
