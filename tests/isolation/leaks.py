#!/usr/bin/env python3
"""After everything has run on a site: no code, password or token in a dump of its database; none of these nor
any birth date in a log, an e-mail's envelope or an address the server saw.

usage: leaks.py STATE [FILE...]   FILE: more secrets used by the suites, one a line"""
import glob
import json
import os
import re
import subprocess
import sys


def normal(code):
    return re.sub(r"[\s-]", "", code).upper()


def secrets(demo, files):
    codes = {normal(c["car"]) for c in demo["cars"]}
    passwords = {c["mot_de_passe"] for c in demo["comptes"]} | {c["totp"] for c in demo["comptes"] if c.get("totp")}
    for path in files:
        for line in open(path, encoding="utf-8"):
            passwords.add(line.rstrip("\n"))
    return codes, {p for p in passwords if len(p) >= 8}


def spellings(code):
    groups = [code[i:i + 4] for i in range(0, len(code), 4)]
    return {code, "-".join(groups), " ".join(groups), code.lower(), "-".join(groups).lower(), "%20".join(groups)}


def dates(demo):
    found = set()
    for car in demo["cars"]:
        day, month, year = car["date_naissance"].split("/")
        found |= {f"{day}/{month}/{year}", f"{year}-{month}-{day}", f"{day}%2F{month}%2F{year}", f"{day}{month}{year}"}
    return found


def tokens_in_mails(folder):
    """Links sent by mail carry tokens: none may be in the database or a log."""
    found = set()
    for path in glob.glob(f"{folder}/*.eml"):
        text = open(path, encoding="utf-8", errors="replace").read().replace("=\n", "").replace("=3D", "=")
        found |= set(re.findall(r"/(?:confirmer|recuperer)/([A-Za-z0-9_-]{20,})", text))
    return found


def envelopes(folder):
    for path in glob.glob(f"{folder}/*.eml"):
        text = open(path, encoding="utf-8", errors="replace").read()
        yield path, text.split("\n\n", 1)[0].split("\r\n\r\n", 1)[0]


def main():
    state, files = os.path.abspath(sys.argv[1]), sys.argv[2:]
    demo = json.load(open(f"{state}/demo.json"))
    codes, passwords = secrets(demo, files)
    tokens = tokens_in_mails(f"{state}/mail")
    dump = subprocess.run(
        ["mariadb-dump", f"--socket={state}/run/mariadb.sock", "--skip-extended-insert", "teleservices"],
        capture_output=True, check=True).stdout.decode("utf-8", "replace")
    places = [("dump of the database", dump, False)]
    for path in glob.glob(f"{state}/log/*") + glob.glob(f"{state}/log/**/*", recursive=True):
        if os.path.isfile(path):
            places.append((path, open(path, encoding="utf-8", errors="replace").read(), True))
    places += [(f"envelope of {path}", head, True) for path, head in envelopes(f"{state}/mail")]
    bad = []
    for place, text, dates_too in places:
        wanted = [s for c in codes for s in spellings(c)] + sorted(passwords) + sorted(tokens)
        wanted += sorted(dates(demo)) if dates_too else []
        bad += [(place, s) for s in wanted if s in text]
    for place, secret in bad[:20]:
        print(f"LEAK {secret!r} in {place}")
    print(f"{len(codes)} codes, {len(passwords)} passwords, {len(tokens)} tokens looked for in {len(places)} places: {len(bad)} found")
    if not codes or not passwords or len(places) < 3:
        print("the check did not see what it must")
        return 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
