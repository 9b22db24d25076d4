"""Uploads to the file drop that go on whatever breaks, by `curl -T`'s way and by tus; and what must be true of the
store afterwards: what was answered as done is there and whole, nothing is half there, nothing is left over."""
import base64
import collections
import hashlib
import http.client
import json
import os
import random
import secrets
import ssl
import subprocess
import threading
import time

from portal import expect, wait_until

Sent = collections.namedtuple("Sent", "sha256 size way")
SMALL, LARGE = 1, 3_000_000
CHUNK = 700_000


def token_of(site):
    """A personal token of an account of the staff, made as the page makes it."""
    token = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    site.sql(f"""INSERT INTO jeton_depot (compte, empreinte, nom, cree_le, expire_le)
        SELECT id, UNHEX('{hashlib.sha256(token.encode()).hexdigest()}'), 'pannes', UTC_TIMESTAMP(), '2099-01-01'
        FROM compte WHERE profil = 'agent' AND suspendu_le IS NULL ORDER BY id LIMIT 1""")
    return token


class Lost(Exception):
    """No answer, or one that says nothing of the upload: try again."""


class Sender:
    """One connection a request, so that nothing is hidden by a silent second try."""

    def __init__(self, site, token, timeout=60, note=lambda failure: None):
        self.site, self.token, self.timeout, self.note = site, token, timeout, note
        self.context = ssl.create_default_context(cafile=site.demo["ca"])

    def ask(self, method, path, headers=(), body=None):
        connection = http.client.HTTPSConnection("localhost", self.site.port, context=self.context, timeout=self.timeout)
        connection.host = "127.0.0.1"
        try:
            connection.request(method, path, body=body, headers={
                "Authorization": f"Bearer {self.token}", "Host": f"localhost:{self.site.port}", "Connection": "close",
                **dict(headers)})
            answer = connection.getresponse()
            text = answer.read()
            return answer.status, answer.headers, text
        except (OSError, http.client.HTTPException) as failure:
            raise Lost(repr(failure)) from failure
        finally:
            connection.close()

    def put(self, name, content):
        """True: answered as done."""
        status, _, text = self.ask("PUT", f"{self.site.prefix}/filex/curl/{name}", body=content)
        if status == 201:
            expect(b"/f/" in text, f"done, and no address: {text[:100]}")
            return True
        raise Lost(f"{status} {text[:100]}")

    def tus(self, name, content, stopping):
        """Goes on from wherever the server says, until it is whole; False when it was stopped before."""
        metadata = "filename " + base64.b64encode(name.encode()).decode()
        status, headers, text = self.ask("POST", f"{self.site.prefix}/filex/tus/", {
            "Tus-Resumable": "1.0.0", "Upload-Length": str(len(content)), "Upload-Metadata": metadata}, b"")
        if status != 201:
            raise Lost(f"{status} {text[:100]}")
        where = headers["Location"]
        where = where[where.index(self.site.prefix + "/filex/"):]
        offset = int(headers["Upload-Offset"])
        while offset < len(content):
            if stopping():
                return False
            try:
                offset = self._chunk(where, content, offset)
            except Lost as failure:
                self.note(failure)
                time.sleep(0.05)
                offset = self._offset(where, stopping)
                if offset is None:
                    return False
        return True

    def _chunk(self, where, content, offset):
        status, headers, text = self.ask("PATCH", where, {
            "Tus-Resumable": "1.0.0", "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream",
        }, content[offset:offset + CHUNK])
        if status != 204:
            raise Lost(f"{status} {text[:100]}")
        return int(headers["Upload-Offset"])

    def _offset(self, where, stopping):
        while not stopping():
            try:
                status, headers, _ = self.ask("HEAD", where, {"Tus-Resumable": "1.0.0"})
                if status == 200:
                    return int(headers["Upload-Offset"])
                expect(status >= 500 or status in (409, 423), f"an upload is not known any more: {status}")
            except Lost:
                pass
            time.sleep(0.05)
        return None


class Uploads:
    """So many at once, one after the other, until the end of the block. `done`: names answered as done."""

    def __init__(self, site, count=4, largest=LARGE, ways=("put", "tus")):
        self.site, self.largest, self.ways = site, largest, ways
        self.token = token_of(site)
        self.sent, self.done, self.failures, self.error = {}, [], collections.Counter(), None
        self.stopping, self.lock = threading.Event(), threading.Lock()
        self.threads = [threading.Thread(target=self._guarded, daemon=True) for _ in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *failure):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        if not failure[0]:
            expect(self.error is None, f"uploads: {self.error}")

    def _guarded(self):
        sender = Sender(self.site, self.token, note=self._note)
        try:
            while not self.stopping.is_set():
                self._one(sender)
        except Exception as failure:  # told by who waits for us
            self.error = failure

    def _note(self, failure):
        with self.lock:
            self.failures[str(failure)[:40]] += 1

    def _one(self, sender):
        way = random.choice(self.ways)
        size = int(SMALL * (self.largest / SMALL) ** random.random())
        content, name = os.urandom(size), f"panne-{secrets.token_hex(8)}.bin"
        with self.lock:
            self.sent[name] = Sent(hashlib.sha256(content).hexdigest(), size, way)
        try:
            done = sender.put(name, content) if way == "put" else sender.tus(name, content, self.stopping.is_set)
        except Lost as failure:
            self._note(failure)
            time.sleep(0.02)
            return
        if done:
            with self.lock:
                self.done.append(name)


def blob_path(site, blob):
    return f"{site.state}/depots/fichiers/{blob[:2]}/{blob[2:4]}/{blob}"


def sha256_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def depots(site, *words):
    """What the command says as JSON; its status must be 0."""
    binary = os.path.join(os.path.dirname(os.path.realpath(f"/proc/{site.pids('worker')[0]}/exe")), "ts-depots")
    said = subprocess.run([binary, "--config", f"{site.state}/etc/ts-depots.conf", *words, "--json"],
                          capture_output=True, text=True, check=False)
    expect(said.returncode == 0, f"ts-depots {' '.join(words)}: {said.stdout[-300:]} {said.stderr[-600:]}")
    return json.loads(said.stdout)


def check(site, uploads):
    """Everything that must be true once all is well again. Returns words about it."""
    rows = {name: (int(size), blob, state, figures) for name, size, blob, state, figures in site.sql(
        """SELECT f.nom, f.taille, f.blob_nom, d.etat, COALESCE(LOWER(HEX(f.sha256)), '') FROM fichier f
           JOIN depot d ON d.id = f.depot WHERE f.nom LIKE 'panne-%'""")}
    lost = [name for name in uploads.done if name not in rows]
    expect(not lost, f"{len(lost)} of {len(uploads.done)} answered as done are not there: {lost[:3]}")
    for name, (size, blob, state, figures) in rows.items():
        if name not in uploads.sent or state in ("fini", "purge"):  # an earlier scenario's, or ended by this one
            continue
        sent, path = uploads.sent[name], blob_path(site, blob)
        expect(os.path.exists(path), f"{name} ({sent.way}) is in the database and not on the disk")
        expect(size == sent.size and sha256_of(path) == sent.sha256, f"{name} ({sent.way}) is not whole")
        expect(state == "publie", f"{name} ({sent.way}): its drop is {state}")
        expect(figures in ("", sent.sha256), f"{name}: its figures are another file's")
    empty = site.value("SELECT COUNT(*) FROM depot d WHERE d.etat = 'publie' AND NOT EXISTS"
                       " (SELECT 1 FROM fichier f WHERE f.depot = d.id)")
    expect(empty == "0", f"{empty} published drops without a file")
    ways = collections.Counter(uploads.sent[name].way for name in uploads.done)
    unanswered = sum(name in rows for name in uploads.sent) - len(uploads.done)
    return f"{len(uploads.done)} answered as done ({dict(ways)}), all there and whole; {unanswered} more whose answer was lost"


def end_all(site):
    """Ends every drop and every upload, and looks that the store is empty then: no orphan. Returns words about it."""
    swept = depots(site, "balayer", "--age", "0", "--arret", "--tout")
    expect(swept["absents"] == swept["tronques"] == 0, f"the sweep misses files: {swept}")
    site.sql("UPDATE televersement SET expire_le = UTC_TIMESTAMP();"
             "UPDATE depot SET expire_le = UTC_TIMESTAMP() WHERE etat IN ('publie', 'en_cours')")
    wait_until(lambda: depots(site, "worker", "--once") is not None and site.value(
        "SELECT COUNT(*) FROM depot WHERE etat <> 'purge'") == "0", "every drop is purged", pause=0.5)
    depots(site, "balayer", "--age", "0", "--arret", "--tout")
    left = [os.path.join(where, name) for part in ("fichiers", "partiels")
            for where, _, names in os.walk(f"{site.state}/depots/{part}") for name in names]
    expect(not left, f"left in the store after all has ended: {left[:3]}")
    return f"a sweep took {swept['effaces']} orphans; after the purge nothing is left"
