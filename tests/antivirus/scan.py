#!/usr/bin/env python3
"""What `ts-depots worker` makes of a real clamd: a virus, a clean file, limits, an antivirus that is away and comes
back, one that hides its limits. usage: tests/support/with_mariadb tests/antivirus/scan.py TSCTL"""
import hashlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PATIENCE = 120
failed = passed = 0


def check(what, seen, wanted):
    global failed, passed
    good = seen == wanted
    passed += good
    failed += not good
    print(f"{'ok' if good else 'NO':<3} {what}" + ("" if good else f": {seen}, wanted {wanted}"), flush=True)


class Clamd:
    """In the foreground, on a Unix socket, with one signature."""

    def __init__(self, folder):
        self.folder, self.socket, self.process = folder, f"{folder}/s", None
        os.mkdir(f"{folder}/signatures")
        with open(f"{folder}/signatures/essai.hdb", "w", encoding="ascii") as file:
            file.write(f"{hashlib.md5(EICAR).hexdigest()}:{len(EICAR)}:Eicar.Essai\n")
        with open(f"{folder}/signatures/essai.ndb", "w", encoding="ascii") as file:
            file.write(f"Eicar.Essai:0:*:{EICAR.hex()}\n")

    def start(self, announces=True):
        with open(f"{self.folder}/clamd.conf", "w", encoding="ascii") as file:
            file.write(f"LocalSocket {self.socket}\nDatabaseDirectory {self.folder}/signatures\nForeground yes\n"
                       f"TemporaryDirectory {self.folder}\nMaxFileSize 2M\nUser {os.environ['TS_TEST_USER']}\n"
                       f"AlertExceedsMax {'yes' if announces else 'no'}\n")
        self.process = subprocess.Popen(["clamd", "-c", f"{self.folder}/clamd.conf"], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        began = time.monotonic()
        while not self.answers():
            assert self.process.poll() is None and time.monotonic() - began < PATIENCE, "clamd does not start"
            time.sleep(0.05)

    def answers(self):
        with socket.socket(socket.AF_UNIX) as peer:
            try:
                peer.connect(self.socket)
                peer.sendall(b"zPING\0")
                return peer.recv(10) == b"PONG\0"
            except OSError:
                return False

    def stop(self, how=signal.SIGKILL):
        if self.process:
            self.process.send_signal(how)
            self.process.wait()
            self.process = None


class Store:
    """Drops with files, as the site leaves them, and the command that works on them."""

    def __init__(self, folder, programs, clamd):
        self.folder, self.programs = folder, programs
        self.conf = f"{folder}/ts-depots.conf"
        for part in ("entrants", "partiels", "fichiers"):
            os.makedirs(f"{folder}/depots/{part}", mode=0o700)
        with open(self.conf, "w", encoding="utf-8") as file:
            file.write(f"db-socket = {os.environ['TS_TEST_SOCKET']}\ndb-user = {os.environ['TS_TEST_USER']}\n"
                       f"db-name = antivirus\nkey-file = {folder}/cle\ntemplates = {ROOT}/templates\n"
                       f"depots = {folder}/depots\nfilex-reserve = 0\nclamd = {clamd.socket}\nreceipts = {folder}/recus.sock\n")
        self.receipts = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)  # stands for ts-depots recus
        self.receipts.bind(f"{folder}/recus.sock")
        with open(f"{folder}/cle", "w", encoding="ascii") as key:
            key.write("a" * 64 + "\n")
        os.chmod(f"{folder}/cle", 0o600)
        self.sql("CREATE DATABASE antivirus CHARACTER SET utf8mb4", schema="")
        self.run("tsctl", "migrate", f"{ROOT}/sql")
        self.drop = self.sql(f"""INSERT INTO depot (empreinte, jeton_scelle, etat, cree_le, publie_le, expire_le, jours)
            VALUES (UNHEX('{secrets.token_hex(32)}'), 'x', 'publie', UTC_TIMESTAMP(), UTC_TIMESTAMP(), '2099-01-01', 10);
            SELECT LAST_INSERT_ID()""")[0][0]

    def sql(self, text, schema="antivirus"):
        command = ["mariadb", "--no-defaults", "--socket=" + os.environ["TS_TEST_SOCKET"],
                   "--user=" + os.environ["TS_TEST_USER"], "-N", "--batch", *filter(None, [schema]), "-e", text]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [line.split("\t") for line in said.splitlines()]

    def run(self, program, *words):
        return subprocess.run([f"{self.programs}/{program}", "--config", self.conf, *words], capture_output=True, text=True, check=False,
                              timeout=PATIENCE)

    def work(self):
        said = self.run("ts-depots", "worker", "--once", "--json")
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)

    def file(self, content=b"", size=None, minutes_ago=0):
        """A file of a drop; a size beyond the content makes a hole."""
        blob = secrets.token_hex(16)
        folder = f"{self.folder}/depots/fichiers/{blob[:2]}/{blob[2:4]}"
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(f"{folder}/{blob}", "wb") as file:
            file.write(content)
            file.truncate(size or len(content))
        return self.sql(f"""INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le) VALUES ({self.drop}, 'essai',
            {size or len(content)}, '{blob}', UTC_TIMESTAMP() - INTERVAL {minutes_ago} MINUTE);
            SELECT LAST_INSERT_ID()""")[0][0]

    def said_of(self, number):
        return tuple(self.sql(f"SELECT antivirus, antivirus_detail FROM fichier WHERE id = {number}")[0])


def verdicts(store):
    infected, clean, empty = store.file(EICAR), store.file(b"bonjour\n"), store.file()
    inside = store.file(b"avant " * 1000 + EICAR + b" apres" * 1000)
    beyond, giant = store.file(size=3_000_000), store.file(size=(1 << 31) + 1)
    counts = store.work()
    check("counts", (counts["sains"], counts["infectes"], counts["non_analyses"]), (2, 2, 2))
    check("EICAR", store.said_of(infected), ("infecte", "Eicar.Essai.UNOFFICIAL"))
    check("EICAR within a file", store.said_of(inside), ("infecte", "Eicar.Essai.UNOFFICIAL"))
    check("a clean file", store.said_of(clean), ("sain", ""))
    check("an empty file", store.said_of(empty), ("sain", ""))
    check("beyond clamd's limit", store.said_of(beyond), ("non_analyse", "fichier au-delà des limites de l’antivirus"))
    check("beyond 2 GB", store.said_of(giant), ("non_analyse", "fichier de plus de 2\u00a0Go, que l’antivirus ne sait pas lire"))
    again = store.work()
    check("nothing is scanned twice", (again["sains"], again["infectes"], again["non_analyses"]), (0, 0, 0))
    check("the host is well", store.run("ts-depots", "verifier").returncode, 0)


def away(store, clamd):
    clamd.stop()
    young, old = store.file(EICAR), store.file(b"attend", minutes_ago=31)
    store.work()
    check("away: waits", store.said_of(young), ("attente", ""))
    check("away for too long: not scanned", store.said_of(old), ("non_analyse", "antivirus injoignable"))
    check("the host is told", store.run("ts-depots", "verifier").returncode, 1)
    clamd.start()
    store.work()
    check("back: scanned", store.said_of(young)[0], "infecte")
    check("back: what was given up is scanned too", store.said_of(old)[0], "sain")


def killed_in_the_middle(store, clamd):
    """By the loop, as a host runs it: clamd dies under it and comes back."""
    worker = subprocess.Popen([f"{store.programs}/ts-depots", "--config", store.conf, "worker"], stderr=subprocess.DEVNULL)
    try:
        files = []
        for number in range(60):
            files.append(store.file(os.urandom(200_000)))
            if number == 30:
                clamd.stop()
                time.sleep(0.5)
                clamd.start()
        began = time.monotonic()
        while any(store.said_of(number)[0] == "attente" for number in files):
            assert time.monotonic() - began < PATIENCE, "files still wait"
            time.sleep(0.2)
        check("clamd killed under the worker: every file is scanned", {store.said_of(n)[0] for n in files}, {"sain"})
    finally:
        worker.terminate()
        check("the worker ends with success", worker.wait(PATIENCE), 0)


def hidden_limits(store, clamd):
    clamd.stop()
    clamd.start(announces=False)
    large, small = store.file(size=150_000_000), store.file(b"petit")
    store.work()
    check("limits not announced: what it may not have read is not clean", store.said_of(large)[0], "non_analyse")
    check("limits not announced: a small file is", store.said_of(small)[0], "sain")
    said = store.run("ts-depots", "verifier")
    check("limits not announced: the host is told", (said.returncode, "AlertExceedsMax yes" in said.stdout), (1, True))


def main():
    with tempfile.TemporaryDirectory(prefix="ts-av.") as folder:
        clamd = Clamd(folder)
        store = Store(folder, os.path.abspath(sys.argv[1]), clamd)
        clamd.start()
        try:
            verdicts(store)
            away(store, clamd)
            killed_in_the_middle(store, clamd)
            hidden_limits(store, clamd)
        finally:
            clamd.stop()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
