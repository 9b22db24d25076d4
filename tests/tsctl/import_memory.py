#!/usr/bin/env python3
"""Memory of `tsctl import` stays flat: a file of 100 MB within 64 MB, and ten times the file costs next to nothing
more. The pupils carry what real exports carry and nobody reads here; each has a right INE.
usage: tests/support/with_mariadb tests/tsctl/import_memory.py TSCTL"""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
MOST = 64  # MB, at the peak
GROWTH = 16  # MB, from the small file to the large one
UNREAD = "".join(f"    <LL_BOURSE_{i}>Bourse de collège, échelon {i}, notifiée à la famille le 12 octobre</LL_BOURSE_{i}>\n" for i in range(50))


def ine(number):
    key = 97 - number % 97
    return f"{number:09}" + "ABCDEFGHJK"[key // 10] + "ABCDEFGHJK"[key % 10]


def write(path, pupils):
    with open(path, "w", encoding="iso-8859-15") as out:
        out.write('<?xml version="1.0" encoding="ISO-8859-15"?>\n<BEE_ELEVES VERSION="3.0">\n <PARAMETRES>\n  <UAJ>9990001X</UAJ>\n'
                  "  <ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>\n  <DATE_EXPORT>02/11/2026</DATE_EXPORT>\n"
                  "  <HORODATAGE>02/11/2026 06:30:00</HORODATAGE>\n </PARAMETRES>\n <DONNEES>\n  <ELEVES>\n")
        for i in range(pupils):
            out.write(f'   <ELEVE ELEVE_ID="{500000 + i}" ELENOET="{i:05}">\n    <ID_NATIONAL>{ine(990000000 + i)}</ID_NATIONAL>\n'
                      f"    <NOM_DE_FAMILLE>NOM{i}</NOM_DE_FAMILLE>\n    <PRENOM>Maëlys</PRENOM>\n    <DATE_NAISS>10/09/2015</DATE_NAISS>\n"
                      "    <CODE_PAYS>100</CODE_PAYS>\n    <DATE_ENTREE>01/09/2026</DATE_ENTREE>\n    <CODE_SEXE>2</CODE_SEXE>\n"
                      f"    <CODE_STATUT>ST</CODE_STATUT>\n    <CODE_MEF>10010012110</CODE_MEF>\n{UNREAD}   </ELEVE>\n")
        out.write("  </ELEVES>\n  <STRUCTURES>\n")
        for i in range(pupils):
            out.write(f'   <STRUCTURES_ELEVE ELEVE_ID="{500000 + i}" ELENOET="{i:05}">\n    <STRUCTURE>\n     <CODE_STRUCTURE>6A</CODE_STRUCTURE>\n'
                      "     <TYPE_STRUCTURE>D</TYPE_STRUCTURE>\n    </STRUCTURE>\n   </STRUCTURES_ELEVE>\n")
        out.write("  </STRUCTURES>\n </DONNEES>\n</BEE_ELEVES>\n")
    return os.path.getsize(path) / 1e6


def peak_of(command):
    """MB resident at the peak, and what it said."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[3]} ended with {process.returncode}")
    return usage.ru_maxrss / 1024, said


def main():
    os.umask(0o077)  # a key that others can read is refused
    server = ["mariadb", "--no-defaults", "--socket=" + os.environ["TS_TEST_SOCKET"], "--user=" + os.environ["TS_TEST_USER"]]
    subprocess.run([*server, "-e", "CREATE DATABASE import_memory CHARACTER SET utf8mb4"], check=True)
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/cle", "w", encoding="ascii") as key:
            key.write("a" * 64)
        with open(f"{folder}/conf", "w", encoding="utf-8") as conf:
            conf.write(f"db-socket = {os.environ['TS_TEST_SOCKET']}\ndb-user = {os.environ['TS_TEST_USER']}\n"
                       f"db-name = import_memory\nkey-file = {folder}/cle\n")
        tsctl = [sys.argv[1], "--config", f"{folder}/conf"]
        subprocess.run([*tsctl, "migrate", os.path.join(ROOT, "sql")], check=True, stdout=subprocess.DEVNULL)
        for pupils in (2000, 20000):
            path = f"{folder}/ElevesSansAdresses.xml"
            size = write(path, pupils)
            peak, said = peak_of([*tsctl, "import", "--essai", "--json", "--annee", "2026", path])
            seen = json.loads(said)["etablissements"][0]
            print(f"{size:.0f} MB, {pupils} pupils: {peak:.0f} MB at the peak")
            if str(pupils) not in json.dumps(seen):
                sys.exit(f"not {pupils} pupils: {json.dumps(seen)[:400]}")
            peaks.append((size, peak))
    (_, small), (size, large) = peaks
    if size < 100 or large > MOST or large - small > GROWTH:
        print(f"wanted: 100 MB within {MOST} MB, and no more than {GROWTH} MB above the small file")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
