#!/usr/bin/env python3
"""Import speed against `xmllint --stream --noout` on the same file: medians of interleaved rounds.
usage: import_speed.py TSCTL [--eleves N] [--rounds N]     (60000 pupils of one school, 5 rounds)
Starts a private MariaDB. Each round: xmllint, a first import into an empty schema, the same import again."""
import argparse
import glob
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def measured(command):
    """Seconds of wall clock, seconds of the program's own processor time, and resident peak in MB."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def sql(text):
    subprocess.run(
        ["mariadb", "--no-defaults", "-S", os.environ["TS_TEST_SOCKET"], "-u", os.environ["TS_TEST_USER"], "-e", text],
        check=True,
    )


def configure(folder):
    conf = os.path.join(folder, "tsctl.conf")
    key = os.path.join(folder, "key")
    with open(key, "w", encoding="ascii") as out:
        out.write(os.urandom(32).hex())
    with open(conf, "w", encoding="ascii") as out:
        out.write(
            f"db-socket = {os.environ['TS_TEST_SOCKET']}\ndb-user = {os.environ['TS_TEST_USER']}\n"
            f"db-name = ts_bench_import\nkey-file = {key}\n"
        )
    return conf


def round_of(tsctl, conf, path, year):
    sql("DROP DATABASE IF EXISTS ts_bench_import; CREATE DATABASE ts_bench_import CHARACTER SET utf8mb4")
    subprocess.run([tsctl, "--config", conf, "migrate", os.path.join(ROOT, "sql")], check=True, stdout=subprocess.DEVNULL)
    importing = [tsctl, "--config", conf, "import", "--json", "--annee", year, path]
    return measured(["xmllint", "--stream", "--noout", path]), measured(importing), measured(importing)


def main():
    os.umask(0o077)  # a key that others can read is refused
    parser = argparse.ArgumentParser()
    parser.add_argument("tsctl")
    parser.add_argument("--eleves", type=int, default=60000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if "TS_TEST_SOCKET" not in os.environ:
        harness = os.path.join(ROOT, "tests/support/with_mariadb")
        os.execv(harness, [harness, sys.executable, *sys.argv])
    with tempfile.TemporaryDirectory() as folder:
        conf = configure(folder)
        subprocess.run(
            [asked.tsctl, "--config", conf, "demo", "--etablissements", "1", "--eleves", str(asked.eleves),
             "--notes", "10", "--fichiers-seuls", "--dossier", folder],
            check=True,
        )
        path = glob.glob(os.path.join(folder, "ElevesAvecAdresses_*.xml"))[0]
        sts = glob.glob(os.path.join(folder, "sts_emp_*.xml"))[0]
        year = os.path.splitext(sts)[0].rsplit("_", 1)[1]
        size = os.path.getsize(path) / 1e6
        rounds = [round_of(asked.tsctl, conf, path, year) for _ in range(asked.rounds)]
        lint, first, again = (
            [statistics.median(r[which][what] for r in rounds) for what in range(3)] for which in range(3)
        )
        print(f"{asked.eleves} pupils, {size:.1f} MB, medians of {asked.rounds} interleaved rounds")
        for name, (wall, cpu, peak) in (("xmllint --stream", lint), ("first import", first), ("same again", again)):
            print(
                f"{name:18} {wall:6.2f} s  {size / wall:6.1f} MB/s  {wall / lint[0]:5.2f} x xmllint"
                f"   (own processor time {cpu:5.2f} s, peak {peak:.0f} MB)"
            )


if __name__ == "__main__":
    main()
