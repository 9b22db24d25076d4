"""The database server killed, and out of connections, while pages are asked for and accounts are created."""
import http.client
import os
import signal
import subprocess
import threading
import time

from load import Load, ask
from programs import pages, said
from portal import PROGRAMS, Fault, expect, wait_until

ROUNDS = 6
MOT_DE_PASSE = "Quatre cerises bleues au grenier 7"


class Activations:
    """Creates accounts one after the other; remembers those of which a visitor was told that they are there."""

    def __init__(self, site):
        self.site, self.told, self.stopping = site, [], threading.Event()
        self.cars = [c for c in site.demo["cars"] if c["profil"] == "responsable"]
        self.error = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *failure):
        self.stopping.set()
        self.thread.join()

    def _run(self):
        try:
            for number, car in enumerate(self.cars):
                if self.stopping.is_set():
                    return
                self._create(number, car)
        except Exception as failure:  # told by who waits for us
            self.error = failure

    def _patiently(self, act):
        """A page, asked for again while the site says that it cannot just now."""
        while True:
            try:
                page = act()
                if page.status != 503:
                    return page
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)

    def _create(self, number, car):
        browser = self.site.browser(number)
        name = f"panne.{os.getpid()}.{number}"
        answers = {
            "/compte/creer": ("mot_de_passe", {
                "identifiant": name, "mot_de_passe": MOT_DE_PASSE, "mot_de_passe_confirmation": MOT_DE_PASSE,
                "courriel": f"{name}@exemple.invalid"}),
            "/compte/creer/code": ("car", {"car": car["car"], "date_naissance": car["date_naissance"]}),
            "/compte/creer/enfants": ("jeton", {}),
        }
        page = self._patiently(lambda: browser.get("/compte/creer"))
        for _ in range(40):
            step = page.path[len(browser.prefix):]
            if step == "/compte/creer/fin":
                self.told.append(name)
                return
            expect(page.status == 200 and step in answers, f"account {number}: {page.status} {page.path} {page.text[:300]}")
            field, values = answers[step]
            sent = browser.submit
            try:
                page = sent(page, page.form(field), values)
            except (OSError, http.client.HTTPException):
                page = None
            if page is None or page.status == 503:  # where the site thinks that we are
                page = self._patiently(lambda: browser.get(step))
        expect(False, f"account {number} is never done")


def kill_server(site):
    visited = pages(site)
    before = {name: site.pids(name) for name in (*PROGRAMS, "worker")}
    back, first = [], {name: [] for name in PROGRAMS}
    with Activations(site) as activations, Load(site, list(visited.values())) as load:
        for _ in range(ROUNDS):
            told = len(activations.told)
            wait_until(lambda: len(activations.told) > told or activations.error, "an account is created")
            os.kill(site.noted_pid("mariadb"), signal.SIGKILL)
            killed = time.monotonic()
            wait_until(lambda: not site.database_answers(), "the server is gone")
            wait_until(site.database_answers, "the server is back", pause=0.002)
            ready = time.monotonic()
            back.append(ready - killed)
            for name, (path, _) in visited.items():
                if name != "auth":  # its page of help needs no database
                    wait_until(lambda: load.good_after(ready, path), f"a page of {name}")
                    first[name].append(load.good_after(ready, path) - ready)
    expect(activations.error is None, f"accounts: {activations.error}")
    for failure in load.bad():
        expect(failure.status == 503 and failure.retry_after, f"without a database: {failure}")
    expect(before == {name: site.pids(name) for name in before}, "a program was restarted")
    there = {row[0] for row in site.sql("""SELECT c.identifiant_affiche FROM compte c JOIN rattachement r ON r.compte = c.id
        WHERE r.fin_le IS NULL AND c.identifiant_affiche LIKE 'panne.%'""")}
    lost = set(activations.told) - there
    expect(not lost, f"told that it is there, and it is not: {lost}")
    return [
        (f"SIGKILL of MariaDB under load, {ROUNDS} times", f"greets again: {said(back)}"),
        ("… first good page after its return", "; ".join(f"{n}: {said(t)}" for n, t in first.items() if t)),
        ("… meanwhile", f"{len(load.bad())} of {len(load.outcomes)} answered 503 with Retry-After, no other failure, no program restarted"),
        ("… accounts answered as done", f"{len(activations.told)}, lost {len(lost)}"),
    ]


class Owner:
    """A connection of the server's owner that stays: none can be had once all are taken."""

    def __init__(self, site):
        self.client = subprocess.Popen(site.client("--unbuffered", "--force"), text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def sql(self, text):
        self.client.stdin.write(f"{text};\nSELECT 'end of the answer';\n")
        self.client.stdin.flush()
        rows = []
        for line in self.client.stdout:
            if line == "end of the answer\n":
                return rows
            rows.append(line.rstrip("\n").split("\t"))
        raise Fault("the owner's connection is gone")

    def close(self):
        self.client.stdin.close()
        self.client.wait()


class Fillers:
    """Takes every connection that the server has left."""

    def __init__(self, site, owner, most):
        self.site, self.owner, self.most, self.clients = site, owner, most, []
        self.password = open(f"{site.state}/etc/password-tsctl").read().strip()

    def _take(self):
        self.clients = [c for c in self.clients if c.poll() is None]
        if len(self.clients) >= self.most:
            return
        client = self.site.client("--user=ts_tsctl", "-e", "SELECT 'a filler' WHERE SLEEP(300) = 1")
        self.clients.append(subprocess.Popen(client, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                             env={**os.environ, "MYSQL_PWD": self.password}))

    def _held(self):
        return self.owner.sql("SELECT id FROM information_schema.processlist WHERE info LIKE '%a filler%' AND info NOT LIKE '%processlist%'")

    def take_all(self):
        """Others lose theirs: the programs come back for one with their next request, and find none."""
        def full():
            others = self.owner.sql("""SELECT id FROM information_schema.processlist
                WHERE user LIKE 'ts\\_%' AND COALESCE(info, '') NOT LIKE '%a filler%'""")
            for (number,) in others:
                self.owner.sql(f"KILL {number}")
            self._take()
            return not others and len(self._held()) >= self.most
        wait_until(full, "every connection is taken", pause=0.05)

    def give_back(self):
        for (number,) in self._held():
            self.owner.sql(f"KILL {number}")  # the server would let them sleep on
        for client in self.clients:
            client.kill()
            client.wait()


def no_connection_left(site):
    visited = {name: page for name, page in pages(site).items() if name != "auth"}
    visited["auth"] = (site.prefix + "/connexion", site.signed_in("chef").cookies)
    before = {name: site.pids(name) for name in PROGRAMS}
    usual = site.value("SELECT @@max_connections")
    least = 10  # the server takes no less
    owner = Owner(site)
    fillers = Fillers(site, owner, least - 1)  # the owner has one
    refused, times = 0, []
    try:
        owner.sql(f"SET GLOBAL max_connections = {least}")
        fillers.take_all()
        for path, cookies in visited.values():
            for _ in range(10):
                outcome = ask(site, path, cookies)
                expect(outcome.status == 503 and outcome.retry_after, f"no connection left: {outcome}")
                refused += 1
    finally:
        fillers.give_back()
        owner.sql(f"SET GLOBAL max_connections = {usual}")
        owner.close()
    free = time.monotonic()
    for path, cookies in visited.values():
        wait_until(lambda: ask(site, path, cookies).status in (200, 303), f"{path} is well again")
        times.append(time.monotonic() - free)
    expect(before == {name: site.pids(name) for name in PROGRAMS}, "a program was restarted")
    return [("max_connections reached", f"{refused} of {refused} answered 503 with Retry-After; well again: {said(times)}; no program restarted")]
