#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures pycocotools and OpenCV on objects like those of MaskBenchmark: objects a second, one thread.

Run it with a Python that has pycocotools, numpy and opencv-python.
"""
import math
import random
import time

import cv2
import numpy as np
from pycocotools import mask as coco

WIDTH, HEIGHT, COUNT = 640, 480, 1000


def outlines():
    rng = random.Random(2017)
    for i in range(COUNT):
        part = i % 20
        radius = rng.uniform(4, 16) if part < 9 else rng.uniform(16, 46) if part < 16 else rng.uniform(50, 180)
        x = rng.uniform(radius, WIDTH - radius)
        y = rng.uniform(radius, HEIGHT - radius)
        corners = rng.randrange(10, 41)
        points = []
        for corner in range(corners):
            angle = 2 * math.pi * corner / corners
            reach = radius * rng.uniform(0.7, 1)
            points += [round(x + reach * math.cos(angle), 2), round(y + reach * math.sin(angle), 2)]
        yield points


def rate(name, work):
    best = 0.0
    for _ in range(7):
        start = time.process_time()
        work()
        best = max(best, COUNT / (time.process_time() - start))
    print(f"{name}: {best:,.0f} objects/s")


def main():
    cv2.setNumThreads(1)
    polygons = list(outlines())
    runs = [coco.frPyObjects([polygon], HEIGHT, WIDTH)[0] for polygon in polygons]
    bitmaps = [coco.decode(one) for one in runs]
    rows = [np.ascontiguousarray(bitmap) for bitmap in bitmaps]
    rate("rasterize (frPyObjects)", lambda: [coco.frPyObjects([polygon], HEIGHT, WIDTH) for polygon in polygons])
    rate("encode bitmap", lambda: [coco.encode(bitmap) for bitmap in bitmaps])
    rate("decode to bitmap", lambda: [coco.decode(one) for one in runs])
    find = lambda bitmap: cv2.findContours(bitmap, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    rate("contours of bitmap (OpenCV)", lambda: [find(bitmap) for bitmap in rows])
    rate("contours of runs (decode, then OpenCV)",
         lambda: [find(np.ascontiguousarray(coco.decode(one))) for one in runs])


if __name__ == "__main__":
    main()
