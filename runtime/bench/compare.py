#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares whole conversions: datum against other tools, in turns, on data of COCO's shape that it makes itself.

    python3 compare.py                              # datum alone, 5,000 images
    python3 compare.py --venvs ~/venvs --images 118287 --tasks voc_detection,yolo
    python3 compare.py --generate-only DATA        # just the data

Needs Python 3.9 and a Unix; nothing else. Other tools are taken from PATH (panlabel, and Datumaro's command datum) and
from VENVS/*/bin. A round runs every tool once, one after the other, so that a busy minute hits all of them; ratios are
made within a round, and the table shows medians. Compare CPU seconds on a machine that does other things as well.
"""
import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
OBJECTS_PER_IMAGE = 7.3
CROWD_SHARE = 0.09
CATEGORIES = 80


# ---------------------------------------------------------------- data

def outline(rng, width, height):
    """A polygon whose size is spread like COCO's: 45 % small, 34 % medium, 21 % large."""
    pick = rng.random()
    low, high = (4, 16) if pick < 0.45 else (16, 48) if pick < 0.79 else (48, 170)
    radius = min(rng.uniform(low, high), width / 2 - 1, height / 2 - 1)
    x = rng.uniform(radius, width - radius)
    y = rng.uniform(radius, height - radius)
    corners = max(3, int(rng.gauss(25, 12)))
    points = []
    for i in range(corners):
        # A walk around the centre without trigonometry's cost: the corners of a square, blown out a bit.
        share = 4 * i / corners
        side, along = int(share), share - int(share)
        dx, dy = ((2 * along - 1, -1), (1, 2 * along - 1), (1 - 2 * along, 1), (-1, 1 - 2 * along))[side]
        reach = radius * rng.uniform(0.6, 1.0)
        points.append((round(x + dx * reach, 2), round(y + dy * reach, 2)))
    return points


def extent(points):
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), round(max(xs) - min(xs), 2), round(max(ys) - min(ys), 2)


def shoelace(points):
    total = 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        total += x1 * y2 - x2 * y1
    return abs(total) / 2


def crowd(rng, width, height):
    """Runs of a slanted band: counts, area and box."""
    left = rng.randrange(0, width // 2)
    columns = rng.randrange(20, width // 2)
    top = rng.randrange(0, height // 2)
    depth = rng.randrange(10, height // 2)
    counts, area = [left * height + top], 0
    for column in range(columns):
        ones = max(1, depth - rng.randrange(4))
        counts += [ones, height - ones]
        area += ones
    counts[-1] = width * height - sum(counts[:-1])
    return counts, area, (left, top, columns, depth)


def generate(folder, images, seed, media=0):
    """Writes annotations/instances_val.json below a folder; the same seed gives the same bytes."""
    rng = random.Random(seed)
    (folder / "annotations").mkdir(parents=True)
    (folder / "images" / "val").mkdir(parents=True)
    sizes = [(640, 480) if rng.random() < 0.7 else (rng.randrange(300, 641), rng.randrange(300, 641))
             for _ in range(images)]
    objects = []
    for image in range(images):
        count = 0 if rng.random() < 0.01 else min(60, int(rng.expovariate(1 / OBJECTS_PER_IMAGE)) + 1)
        objects += [(1 + int(CATEGORIES * rng.random() ** 2), image) for _ in range(count)]
    # COCO's own files go by category, not by image.
    objects.sort()
    with open(folder / "annotations" / "instances_val.json", "w", encoding="utf-8") as out:
        out.write('{"info": {"description": "made"}, "licenses": [{"id": 1, "name": "none", "url": ""}], "images": [')
        for image, (width, height) in enumerate(sizes):
            out.write((", " if image else "")
                      + f'{{"license": 1, "file_name": "{image + 1:012d}.jpg", "height": {height}, "width": {width}, '
                      + f'"date_captured": "2013-11-14 17:02:52", "id": {image + 1}}}')
        out.write('], "annotations": [')
        first = True
        for number, (category, image) in enumerate(objects, 1):
            width, height = sizes[image]
            points = outline(rng, width, height)
            box = extent(points)
            flat = ", ".join(f"{x}, {y}" for x, y in points)
            out.write(("" if first else ", ") + f'{{"segmentation": [[{flat}]], "area": {shoelace(points):.4f}, '
                      f'"iscrowd": 0, "image_id": {image + 1}, "bbox": {list(box)}, "category_id": {category}, '
                      f'"id": {number}}}')
            first = False
        for image in range(images):
            if rng.random() < CROWD_SHARE:
                width, height = sizes[image]
                counts, area, box = crowd(rng, width, height)
                out.write(("" if first else ", ") + f'{{"segmentation": {{"counts": {counts}, '
                          f'"size": [{height}, {width}]}}, "area": {area}, "iscrowd": 1, "image_id": {image + 1}, '
                          f'"bbox": {list(box)}, "category_id": 1, "id": {900_000_000 + image}}}')
                first = False
        names = ", ".join(f'{{"supercategory": "thing", "id": {i}, "name": "class {i}"}}'
                          for i in range(1, CATEGORIES + 1))
        out.write(f'], "categories": [{names}]}}')
    for image in range(min(media, images)):
        width, height = sizes[image]
        (folder / "images" / "val" / f"{image + 1:012d}.jpg").write_bytes(jpeg(width, height, rng.randbytes(150_000)))


def jpeg(width, height, padding):
    """A gray picture: for a copy the number of bytes matters, and they lie in comments."""
    def segment(marker, body):
        return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body

    comments = b"".join(segment(0xFE, padding[i:i + 60_000]) for i in range(0, len(padding), 60_000))
    one_code = bytes([1] + [0] * 15 + [0])
    frame = bytes([8]) + height.to_bytes(2, "big") + width.to_bytes(2, "big") + bytes([1, 1, 0x11, 0])
    # Each block of 8 x 8 has two codes of one bit, 0: no difference to the last one, and nothing else.
    bits = 2 * ((width + 7) // 8) * ((height + 7) // 8)
    scan = bytes(bits // 8) + (bytes([0xFF >> bits % 8]) if bits % 8 else b"")
    return (b"\xff\xd8" + comments + segment(0xDB, bytes([0] + [1] * 64)) + segment(0xC0, frame)
            + segment(0xC4, b"\x00" + one_code) + segment(0xC4, b"\x10" + one_code)
            + segment(0xDA, bytes([1, 1, 0, 0, 63, 0])) + scan + b"\xff\xd9")


# ---------------------------------------------------------------- tools

def datumaro_arguments(task, data, out):
    formats = {"voc": "voc", "yolo": "yolo", "coco": "coco_instances", "voc_detection": "voc_detection"}
    if task == "stats":
        return ["stats", f"{data}:coco"]
    if task.endswith("+media"):
        return ["convert", "-if", "coco", "-i", data, "-f", formats[task[:-6]], "-o", out, "--", "--save-media"]
    return ["convert", "-if", "coco", "-i", data, "-f", formats[task], "-o", out]


def panlabel_arguments(task, data, out):
    file = str(Path(data) / "annotations" / "instances_val.json")
    formats = {"voc_detection": "voc", "yolo": "yolo", "coco": "coco"}
    if task == "stats":
        return ["stats", file]
    if task not in formats:
        return None
    return ["convert", "--from", "coco", "--to", formats[task], "-i", file, "-o",
            out + ("/out.json" if task == "coco" else ""), "--allow-lossy"]


def datum_arguments(task, data, out):
    if task == "stats":
        return ["stats", f"{data}:coco"]
    return datumaro_arguments(task, data, out)


def find_tools(datum, venvs):
    tools = [("datum", str(datum), datum_arguments)]
    for folder in sorted(Path(venvs).glob("*/bin")) if venvs else []:
        if (folder / "datum").exists():
            tools.append((f"datumaro ({folder.parent.name})", str(folder / "datum"), datumaro_arguments))
        if (folder / "panlabel").exists():
            tools.append(("panlabel", str(folder / "panlabel"), panlabel_arguments))
    names = {name for name, _, _ in tools}
    other = shutil.which("datum")
    if other and Path(other).resolve() != Path(datum).resolve() and len(tools) == 1:
        version = subprocess.run([other, "--version"], capture_output=True, text=True).stdout
        if not version.startswith("datum "):
            tools.append(("datumaro", other, datumaro_arguments))
    if "panlabel" not in names and shutil.which("panlabel"):
        tools.append(("panlabel", shutil.which("panlabel"), panlabel_arguments))
    return tools


# ---------------------------------------------------------------- measuring

def measure(command, folder):
    """Runs a command; returns wall seconds, CPU seconds, peak MB, or None if it failed."""
    with open(folder / "log.txt", "wb") as log:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        tail = (folder / "log.txt").read_text(errors="replace").strip().splitlines()[-3:]
        print(f"failed ({process.returncode}): {' '.join(command)}\n  " + "\n  ".join(tail), file=sys.stderr)
        return None
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return wall, usage.ru_utime + usage.ru_stime, peak


def compare(task, tools, data, runs, scratch):
    results = {name: [] for name, _, _ in tools}
    for _ in range(runs):
        for name, program, arguments in tools:
            out = scratch / "out"
            shutil.rmtree(out, ignore_errors=True)
            words = arguments(task, str(data), str(out))
            if words is None or results[name] is None:
                results[name] = None
                continue
            if program.endswith("panlabel") and task == "coco":
                out.mkdir()
            figures = measure([program, *words], scratch)
            if figures is None:
                results[name] = None
            else:
                results[name].append(figures)
        shutil.rmtree(scratch / "out", ignore_errors=True)
    return results


def rows(task, results):
    ours = results["datum"]
    for name, figures in results.items():
        if not figures:
            yield f"| {task} | {name} | – | – | – | | |"
            continue
        wall, cpu, peak = (statistics.median(column) for column in zip(*figures))
        ratios = ["", ""]
        if name != "datum" and ours:
            for kind in (0, 1):
                ratios[kind] = f"{statistics.median(a[kind] / b[kind] for a, b in zip(figures, ours)):.2f}"
        yield f"| {task} | {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {ratios[0]} | {ratios[1]} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--datum", type=Path, default=HERE.parent / "dist/target/datum4j/bin/datum",
                        help="our command; built by default")
    parser.add_argument("--venvs", type=Path, help="folder of virtual environments with other tools")
    parser.add_argument("--images", type=int, default=5000, help="size of the data; COCO val has 5000, train 118287")
    parser.add_argument("--media", type=int, default=0, help="how many images get a file of 150 kB")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tasks", default="voc_detection,voc,yolo,coco,stats",
                        help="of voc, voc_detection, yolo, coco, stats; with +media behind it, as voc+media, "
                             "images are copied")
    parser.add_argument("--scratch", type=Path, help="where to work; a RAM disk keeps the disk out of the figures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--generate-only", type=Path, metavar="FOLDER", help="make the data in a new folder and end")
    options = parser.parse_args()
    if options.generate_only:
        generate(options.generate_only, options.images, options.seed, options.media)
        return 0
    if not options.datum.exists():
        parser.error(f"{options.datum} is not there: build it with mvn package, or name it with --datum")
    scratch = Path(tempfile.mkdtemp(prefix="datum-compare-", dir=options.scratch))
    try:
        data = scratch / "data"
        generate(data, options.images, options.seed, options.media)
        tools = find_tools(options.datum.resolve(), options.venvs)
        measure([str(options.datum.resolve()), "--version"], scratch)
        print("| task | tool | wall s | CPU s | peak MB | wall, times ours | CPU, times ours |")
        print("|---|---|---|---|---|---|---|")
        for task in options.tasks.split(","):
            for row in rows(task, compare(task, tools, data, options.runs, scratch)):
                print(row, flush=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
