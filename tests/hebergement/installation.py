#!/usr/bin/python3
"""nginx/install by itself: what it refuses and with which words, what a cut leaves behind, and what an upgrade says."""
import glob
import os
import re
import shutil
import socket
import sys
import tempfile

from hote import ME, ROOT, UNITS, run

CONFIGURATIONS = ("auth", "ts-admin", "famille", "filex", "ts-depots", "tsctl", "rebond")
FIRST = ("--url", "https://tele.exemple.fr", "--academy", "Académie d’essai", "--nginx-user", ME)


def check(holds, what):
    if not holds:
        raise AssertionError(what)


class Stage:
    def __init__(self, folder):
        self.root = folder
        self.etc = f"{folder}/etc/teleservices"

    def install(self, *options, path=None):
        env = dict(os.environ) if path is None else {**os.environ, "PATH": f"{path}:{os.environ['PATH']}"}
        return run("bash", f"{ROOT}/nginx/install", "--root", self.root, *options, env=env)

    def first(self, *options):
        done = self.install(*FIRST, *options)
        check(done.returncode == 0, done.stderr)

    def said(self, setting, name="tsctl"):
        with open(f"{self.etc}/{name}.conf", encoding="utf-8") as file:
            return re.findall(rf"^{setting} = (.*)$", file.read(), re.M)

    def change(self, name, old, new):
        path = f"{self.etc}/{name}.conf"
        os.chmod(path, 0o600)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        changed = re.sub(old, new, text, flags=re.M)
        check(changed != text, f"{path}: no {old}")
        with open(path, "w", encoding="utf-8") as file:
            file.write(changed)


def fake_openssl(stage, good):
    """An openssl whose first calls are good and all others fail, as without entropy."""
    folder = f"{stage.root}.bin"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/openssl", "w", encoding="utf-8") as file:
        file.write(f"#!/bin/bash\necho x >>{folder}/calls\n[ $(wc -l <{folder}/calls) -le {good} ] || exit 1\nexec {shutil.which('openssl')} \"$@\"\n")
    os.chmod(f"{folder}/openssl", 0o755)
    if os.path.exists(f"{folder}/calls"):
        os.unlink(f"{folder}/calls")
    return folder


def without_random_numbers_nothing_is_made(stage):
    for good in (0, 1, 4):
        done = stage.install(*FIRST, path=fake_openssl(stage, good))
        check(done.returncode != 0 and "openssl" in done.stderr and "Installed" not in done.stdout, f"{good}: {done.returncode} {done.stdout}")
        for path in glob.glob(f"{stage.etc}/*.conf") + glob.glob(f"{stage.etc}/cle"):
            check(os.path.getsize(path) > 60 and path.endswith("cle"), f"{good} calls are good, and {path} is left")
    os.chmod(f"{stage.etc}/cle", 0o600)
    os.truncate(f"{stage.etc}/cle", 0)
    stage.first()
    with open(f"{stage.etc}/cle", encoding="ascii") as key:
        check(re.fullmatch(r"[0-9a-f]{64}\n", key.read()), "an empty key of an older try stays")


def a_cut_leaves_nothing_of_its_options(stage):
    done = stage.install("--url", "https://wrong.fr", "--academy", "A", path=fake_openssl(stage, 5))
    check(done.returncode != 0, "it was not cut")
    stage.first("--prefix", "/p")
    for name in CONFIGURATIONS:
        check(stage.said("site-url", name) == ["https://tele.exemple.fr"] and stage.said("prefix", name) == ["/p"], f"{name}.conf is of the first try")
    check(len({stage.said("db-password", name)[0] for name in CONFIGURATIONS}) == 7, "passwords")


def wrong_options_are_named(stage):
    for word, *options in (("--url", "--academy", "A"), ("--academy", "--url", "https://a.fr"), ("--url", "--url", "a.fr", "--academy", "A"),
                           ("--url", "--url", "https://user:pw@a.fr", "--academy", "A"), ("--db", *FIRST, "--db", "db.fr:abc"),
                           ("--db-name", *FIRST, "--db-name", "my-db"), ("--smtp", *FIRST, "--smtp", "mail.fr"),
                           ("--mail-from", *FIRST, "--mail-from", "zz"), ("--bogus", "--bogus"), ("--url", "--url")):
        done = stage.install(*options)
        check(done.returncode == 2 and done.stderr.startswith(f"nginx/install: {word} "), f"{options}: {done.returncode} {done.stderr[:200]}")
    check(not os.path.exists(f"{stage.etc}/tsctl.conf"), "something was made")
    stage.first("--url", "HTTPS://Tele.Exemple.fr/")  # of a browser's address bar
    check(stage.said("site-url") == ["https://tele.exemple.fr"], stage.said("site-url"))
    check(stage.said("mail-from") == ["ne-pas-repondre@tele.exemple.fr"], stage.said("mail-from"))


def shell_and_programs_read_alike(stage):
    stage.first()
    stage.change("auth", r"^db-password = .*", "db-password = Tr'ale9   # changed in June")
    stage.change("filex", r"^depots = (.*)", r"depots = \1  # disk 2")
    said = stage.install("--accounts")
    check(said.returncode == 0 and "'ts_auth'@'localhost' IDENTIFIED BY 'Tr''ale9';" in said.stdout, said.stdout)
    done = stage.install()
    check(done.returncode == 0 and "# disk" not in open(f"{stage.etc}/nginx/remise.conf", encoding="utf-8").read(), done.stderr)
    stage.change("famille", r"^db-password = .*", "db-password = #secret")
    said = stage.install("--accounts")
    check(said.returncode == 1 and said.stdout == "" and "famille.conf" in said.stderr, f"an account without a password: {said.stdout}")


def an_upgrade_says_what_is_not_alike(stage):
    stage.first()
    check("Look at" not in stage.install().stdout, "it complains of what it made")
    stage.change("tsctl", r"^prefix = ?$", "prefix = /neuf")
    done = stage.install()
    for name in CONFIGURATIONS:
        check((f"prefix is not in /etc/teleservices/{name}.conf" in done.stdout) == (name != "tsctl"), f"{name}: {done.stdout}")
    os.rename(f"{stage.etc}/cle", f"{stage.etc}/away")
    done = stage.install()
    check(done.returncode == 1 and "master key" in done.stderr and not os.path.exists(f"{stage.etc}/cle"), "an upgrade makes another key")
    os.rename(f"{stage.etc}/away", f"{stage.etc}/cle")
    os.unlink(f"{stage.etc}/rebond.conf")
    done = stage.install()
    check(done.returncode == 1 and "rebond.conf is missing" in done.stderr, done.stderr)
    os.unlink(f"{stage.etc}/tsctl.conf")
    done = stage.install(*FIRST)
    check(done.returncode == 1 and "auth.conf is there" in done.stderr, done.stderr)


def an_upgrade_names_what_fell_out(stage):
    stage.first()
    path = f"{UNITS}/teleservices-ancien.service"
    with open(stage.root + path, "w", encoding="utf-8") as file:
        file.write("[Unit]\n")
    with open(f"{stage.root}/var/lib/teleservices/installed", "a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  - {path}\n")
    for _ in range(2):
        done = stage.install()
        check("systemctl disable --now teleservices-ancien.service" in done.stdout, done.stdout)
    os.unlink(stage.root + path)
    check("ancien" not in stage.install().stdout, "what was taken away is named again")


def start(state, *options):
    return run("bash", f"{ROOT}/nginx/run", "--detach", "--empty", "--state", state, *options, env={**os.environ, "TS_BUILT": "yes"})


def a_start_that_cannot_be_is_refused_at_once(stage):
    for word, state, *options in (("spaces", f"{stage.root} sp"), ("spaces", f"{stage.root}$x"), ("--port", stage.root, "--port", "99999"),
                                  ("--port", stage.root, "--port", "0"), ("--bogus", stage.root, "--bogus"), ("--eleves", stage.root, "--eleves")):
        done = start(state, *options)
        check(done.returncode and word in done.stderr and not os.path.exists(state), f"{state} {options}: {done.returncode} {done.stderr}")


def of_a_start_that_failed_nothing_goes_on(stage):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    done = start(stage.root, "--port", str(port), "--listen", "192.0.2.1")  # no address of this machine
    check(done.returncode != 0 and os.path.exists(f"{stage.root}/db/mysql"), f"it did not come as far as a database: {done.stdout}{done.stderr}")
    left = run("pgrep", "-af", stage.root).stdout
    check(left == "", f"goes on: {left}")


def main():
    passed = failed = 0
    for test in (without_random_numbers_nothing_is_made, a_cut_leaves_nothing_of_its_options, wrong_options_are_named, shell_and_programs_read_alike,
                 an_upgrade_says_what_is_not_alike, an_upgrade_names_what_fell_out,
                 a_start_that_cannot_be_is_refused_at_once, of_a_start_that_failed_nothing_goes_on):
        folder = tempfile.mkdtemp(prefix="ts-installation.", dir="/tmp")
        try:
            test(Stage(f"{folder}/hote"))
            passed += 1
        except (AssertionError, OSError, IndexError) as fault:
            failed += 1
            print(f"FAILED {test.__name__}: {type(fault).__name__} {fault}")
        finally:
            shutil.rmtree(folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
