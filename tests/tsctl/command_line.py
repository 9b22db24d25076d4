#!/usr/bin/env python3
"""What a script sees of tsctl itself: exit status 0, 1 or 2, the reason on standard error, JSON alone on standard
output; and that the programs beside it do not start on a schema older than they are. usage: tests/support/with_mariadb tests/tsctl/command_line.py TSCTL"""
import json
import os
import pty
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
failed = passed = 0


def run(*args):
    return subprocess.run([sys.argv[1], *args], capture_output=True, text=True, check=False, timeout=120)


def start(name, conf, *words):
    program = os.path.join(os.path.dirname(sys.argv[1]), name)
    return subprocess.run([program, "--config", conf, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False, timeout=20)


def check(what, said, status, out=None, error=None):
    global failed, passed
    good = said.returncode == status
    good = good and (out is None or out in said.stdout) and (error is None or error in said.stderr)
    passed += good
    failed += not good
    if not good:
        print(f"{what}: status {said.returncode}, wanted {status}\n  out: {said.stdout[:300]}\n  err: {said.stderr[:300]}")


def main():
    os.umask(0o077)  # a key that others can read is refused
    socket, user = os.environ["TS_TEST_SOCKET"], os.environ["TS_TEST_USER"]
    sql = os.path.join(ROOT, "sql")
    with tempfile.TemporaryDirectory() as folder:
        def settings(name, **more):
            path = os.path.join(folder, name)
            lines = {"db-socket": socket, "db-user": user, "db-name": "tsctl_test", "key-file": folder + "/cle",
                     "templates": os.path.join(ROOT, "templates"), "letters": folder, **more}
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(f"{key} = {value}\n" for key, value in lines.items())
            return path

        with open(folder + "/cle", "w", encoding="ascii") as key:
            key.write("a" * 64 + "\n")
        subprocess.run(["mariadb", "--no-defaults", "--socket=" + socket, "--user=" + user, "-e",
                        "CREATE DATABASE tsctl_test CHARACTER SET utf8mb4"], check=True)
        conf = settings("good.conf")
        away = settings("away.conf", **{"db-socket": folder + "/nobody"})
        unknown = settings("unknown.conf", **{"no-such-setting": "1"})

        check("no command", run(), 2, error="usage: tsctl")
        check("unknown command", run("reboot"), 2, error="tsctl: reboot is no command\n\nusage: tsctl")
        check("--config without its file", run("--config"), 2, error="tsctl: --config wants a file")
        check("no --config", run("user", "--identifiant", "a.roy"), 1, error="is --config FILE missing?")
        check("help", run("--help"), 0, out="usage: tsctl")
        for command in ("migrate", "import", "user", "templates"):
            check(f"{command} without arguments", run("--config", conf, command), 2)
            helped = run(command, "--help")
            check(f"{command} --help", helped, 0, out=f"tsctl {command}", error="")
            check(f"{command} --help on standard output alone", helped, 0 if helped.stderr == "" else 9)
        check("purge -h", run("purge", "-h"), 0, out="usage: tsctl purge")
        check("purge with an argument", run("--config", conf, "purge", "all"), 2)
        check("a settings file that is not there", run("--config", folder + "/none", "purge"), 1, error="none")
        check("a setting that does not exist", run("--config", unknown, "purge"), 1, error="no-such-setting")
        check("no server", run("--config", away, "purge"), 1, out="", error="tsctl purge:")
        check("a schema without tables", run("--config", conf, "purge"), 1, error="tsctl purge:")
        for name in ("auth", "ts-admin", "famille", "filex"):
            check(f"{name} before migrate", start(name, conf), 1, error="lacks 0001_socle.sql")
        for name, *words in (("tsctl", "worker"), ("ts-depots", "worker"), ("ts-depots", "recus")):
            check(f"{name} {words[0]} before migrate", start(name, conf, *words), 1, error="lacks 0001_socle.sql")
        check("ts-depots, help", start("ts-depots", conf, "--help"), 0, out="ts-depots balayer")
        check("ts-depots, an option that is not there", start("ts-depots", conf, "balayer", "--age", "x"), 2,
              error="usage: ts-depots balayer [--age HOURS]")
        check("migrate", run("--config", conf, "migrate", sql), 0, out="applied")
        with open("/dev/full", "w", encoding="ascii") as full:
            lost = subprocess.run([sys.argv[1], "migrate", sql, "--config", conf], stdout=full, stderr=subprocess.PIPE,
                                  text=True, check=False, timeout=120)
        lost.stdout = ""
        check("a report that cannot be written is no success", lost, 1, error="could not be written")
        piped = subprocess.run(["bash", "-c", '"$0" migrate "$1" --config "$2" | true; exit ${PIPESTATUS[0]}',
                                sys.argv[1], sql, conf], capture_output=True, text=True, check=False, timeout=120)
        piped.returncode = min(piped.returncode, 2)  # written before the reader has gone, or refused: no signal, no abort
        check("a reader that has gone", piped, piped.returncode if piped.returncode < 2 else 1)
        twice = run("migrate", sql, "--json", "--config", conf)
        check("migrate again", twice, 0)
        check("migrate from a folder of something else", run("--config", conf, "migrate", folder), 1, error=folder)
        check("its JSON says nothing was left", twice, 0, out='{"appliquees":[]}')
        purge = run("--json", "purge", "--config", conf)
        check("purge", purge, 0)
        check("its JSON is alone", purge, 0 if json.loads(purge.stdout)["codes_expires"] == 0 else 9)
        terminal, end = pty.openpty()
        subprocess.run([sys.argv[1], "--config", conf, "worker", "--once", "--key-file", folder + "/none"], stderr=end, check=False, timeout=60)
        spoken = os.read(terminal, 4096).decode()
        check(f"on a terminal, without the journal's level: {spoken}", twice, 0 if "cannot be read" in spoken and "<3>" not in spoken else 9)
        keyless = settings("keyless.conf", **{"key-file": folder + "/none"})
        check("work without a key", run("--config", keyless, "worker", "--once"), 1)
        with open(folder + "/autre", "w", encoding="ascii") as key:
            key.write("b" * 64 + "\n")
        foreign = settings("foreign.conf", **{"key-file": folder + "/autre"})
        for name, *words in (("auth",), ("ts-admin",), ("famille",), ("filex",), ("tsctl", "worker"), ("tsctl", "migrate", sql),
                             ("ts-depots", "worker"), ("ts-depots", "recus"), ("ts-depots", "balayer")):
            check(f"{name} {words[:1]} with the key of another database", start(name, foreign, *words), 1, error="not the master key")
        check("migrate without a key", run("--config", settings("none.conf", **{"key-file": ""}), "migrate", sql), 1, error="key-file is not set")
        check("work with the key of the command line", run("--config", keyless, "--key-file", folder + "/cle", "worker", "--once"), 0)
        check("a file that is not there", run("--config", conf, "import", folder + "/none.xml"), 1, error="none.xml")
        check("a school that was not imported",
              run("--config", conf, "user", "--uai", "9990001X", "--identifiant", "a.roy"), 1, error="9990001X")
        check("templates of a folder that is not there", run("templates", "check", folder + "/none"), 1,
              error="none : ce dossier n’existe pas")
        check("templates", run("--config", conf, "templates", "check"), 0, out="aucune faute")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or passed < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
