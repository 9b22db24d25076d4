"""A running site as its operator sees it: processes, database, visitors."""
import json
import os
import socket
import subprocess
import sys
import time
import urllib.parse

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from browser import Browser  # noqa: E402

PROGRAMS = ("auth", "ts-admin", "famille")
PATIENCE = 60  # seconds: beyond it something is broken, below it nothing is judged


class Fault(AssertionError):
    """What the site must not do."""


def expect(condition, what):
    if not condition:
        raise Fault(what)


def wait_until(condition, what, pause=0.005):
    """Seconds that it took."""
    began = time.monotonic()
    while not condition():
        expect(time.monotonic() - began < PATIENCE, f"{what}: not within {PATIENCE} s")
        time.sleep(pause)
    return time.monotonic() - began


class Site:
    def __init__(self, state):
        self.state = os.path.abspath(state)
        self.demo = json.load(open(f"{self.state}/demo.json"))
        self.socket = f"{self.state}/run/mariadb.sock"
        address = urllib.parse.urlsplit(self.demo["url"])
        self.port, self.prefix = address.port, address.path.rstrip("/")

    # ---- processes
    def pids(self, name):
        """Of a program or the worker, the oldest first."""
        command = [f"/{name}", "--config", f"{self.state}/etc/{name}.conf"]
        if name == "worker":
            command = ["/tsctl", "--config", f"{self.state}/etc/tsctl.conf", "worker"]
        if name == "depots":
            command = ["/ts-depots", "--config", f"{self.state}/etc/ts-depots.conf", "worker"]
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                words = open(f"/proc/{pid}/cmdline").read().split("\0")[:-1]
            except OSError:
                continue
            if words[1:] == command[1:] and words[0].endswith(command[0]):
                found.append(int(pid))
        return sorted(found)

    def noted_pid(self, name):
        """Of what the supervisor started itself."""
        return int(open(f"{self.state}/run/{name}.pid").read().split()[0])

    # ---- database
    def client(self, *options):
        return ["mariadb", "--no-defaults", f"--socket={self.socket}", "-N", "--batch", "teleservices", *options]

    def sql(self, text):
        """Rows, as the server's owner."""
        said = subprocess.run(self.client("-e", text), capture_output=True, text=True, check=True).stdout
        return [line.split("\t") for line in said.splitlines()]

    def value(self, text):
        return self.sql(text)[0][0]

    def database_answers(self):
        """Whether the server greets who comes in (protocol 10)."""
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(1)
            try:
                peer.connect(self.socket)
                return peer.recv(5)[4:5] == b"\x0a"
            except OSError:
                return False

    # ---- the rest
    def tsctl(self, *words, **options):
        binary = os.path.join(os.path.realpath(f"/proc/{self.pids('worker')[0]}/exe"))
        return subprocess.Popen([binary, "--config", f"{self.state}/etc/tsctl.conf", *words],
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)

    def account(self, profil):
        return next(a for a in self.demo["comptes"] if a["profil"] == profil)

    def browser(self, number=0):
        return Browser(self.demo["url"], self.demo["ca"], source=f"127.2.{number // 200}.{1 + number % 200}")

    def signed_in(self, profil):
        browser = self.browser()
        account = self.account(profil)
        page = browser.sign_in(account["identifiant"], account["mot_de_passe"])
        expect(page.status == 200, f"{profil} cannot sign in: {page.status} {page.text[:200]}")
        return browser

    def make_lot(self, genre, cars):
        """What the last page of a notification writes."""
        school = self.value(f"SELECT etablissement FROM car WHERE id = {cars[0]}")
        values = ", ".join(f"(@lot, {car})" for car in cars)
        return int(self.sql(f"""INSERT INTO lot (etablissement, genre, cree_le, criteres, total, prochain_le)
            VALUES ({school}, '{genre}', UTC_TIMESTAMP(), 'essai', {len(cars)}, '2099-01-01');
            SET @lot = LAST_INSERT_ID();
            INSERT INTO lot_car (lot, car) VALUES {values};
            UPDATE lot SET prochain_le = UTC_TIMESTAMP() WHERE id = @lot;
            SELECT @lot;""")[0][0])

    def cars_to_notify(self):
        """Unused codes of one school, of pairs with an address."""
        rows = self.sql("""SELECT k.etablissement, k.id FROM car k JOIN couple c ON c.id = k.couple
            JOIN responsable r ON r.id = c.responsable
            WHERE k.scelle IS NOT NULL AND k.utilise_le IS NULL AND k.fin_le IS NULL AND r.courriel <> ''
            ORDER BY k.etablissement DESC, k.id""")
        return [int(car) for school, car in rows if school == rows[0][0]]
