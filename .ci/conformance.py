#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the conformance corpus and compares with the recorded list of passing cases.

    python3 .ci/conformance.py --corpus DIR --datum PATH [--only PATTERN ...] [--update]

Fails when a case that is on the list fails. Cases that pass and are not on the list are named, so that they can be added
with --update. The cases that we decided against stand with their reasons in conformance-exceptions.md.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PASSING = os.path.join(HERE, "conformance-passing.txt")


def read_list():
    if not os.path.exists(PASSING):
        return set()
    with open(PASSING, encoding="utf-8") as lines:
        return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def run(corpus, datum, only, jobs):
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        command = [sys.executable, os.path.join(corpus, "check.py"), "--datum", datum, "--jobs", str(jobs),
                   "--report", report]
        for pattern in only or ():
            command += ["--only", pattern]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        with open(report, encoding="utf-8") as file:
            return json.load(file)["results"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--datum", required=True)
    parser.add_argument("--only", action="append")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--update", action="store_true", help="record what passes now")
    options = parser.parse_args()

    known = read_list()
    results = run(options.corpus, options.datum, options.only, options.jobs)
    passed = {r["case"] for r in results if r["status"] != "failed"}
    failed = {r["case"]: r.get("difference", "") for r in results if r["status"] == "failed"}
    lost = sorted(known & set(failed))
    # A case may hang on the machine's load; only one that fails twice is lost.
    if lost and not options.update:
        again = run(options.corpus, options.datum, lost, 1)
        recovered = {r["case"] for r in again if r["status"] != "failed"}
        passed |= recovered
        lost = [case for case in lost if case not in recovered]
    for case in lost:
        print("LOST %s: %s" % (case, failed[case]))
    for case in sorted(passed - known):
        print("NEW %s" % case)
    if options.update:
        kept = known - set(failed)
        with open(PASSING, "w", encoding="utf-8") as file:
            file.write("# Conformance cases that pass; written by conformance.py --update.\n")
            file.writelines(case + "\n" for case in sorted(kept | passed))
        lost = []
    groups = {}
    for result in results:
        group = "/".join(result["case"].split("/")[:1])
        good, bad = groups.get(group, (0, 0))
        groups[group] = (good + (result["case"] in passed), bad + (result["case"] not in passed))
    for group, (good, bad) in sorted(groups.items()):
        print("  %-12s %4d pass %4d fail" % (group, good, bad))
    print("conformance: %d passed, %d failed" % (len(passed), len(lost)))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
