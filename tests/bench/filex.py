#!/usr/bin/env python3
"""The file drop against nginx alone on the same disk, in interleaved rounds: each figure is a ratio of medians,
beside its aim. nginx alone means its own DAV (PUT), its static files, under the same TLS; where ours answers only
after fsync, the other's file is fsynced too.

usage: filex.py STATE SMALL_DROPS_PROGRAM [--gib G] [--rounds N] [--seconds S]
STATE is the folder of a running site (`nginx/run --detach --state STATE`). Loopback only, bounded in time."""
import argparse
import base64
import hashlib
import http.client
import json
import os
import re
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from marks_page import Client, free_port, wrk

MIB = 1 << 20
TOKEN = base64.urlsafe_b64encode(os.urandom(32)).rstrip(b"=").decode()


class Site:
    def __init__(self, state):
        self.state = state
        with open(os.path.join(state, "demo.json"), encoding="utf-8") as told:
            self.demo = json.load(told)
        self.url, self.ca = self.demo["url"].rstrip("/"), self.demo["ca"]
        self.agent = next(a for a in self.demo["comptes"] if a["profil"] == "agent" and not a.get("uai"))
        self.store = os.path.join(state, "depots")

    def sql(self, text):
        command = ["mariadb", "--no-defaults", f"--socket={self.state}/run/mariadb.sock", "-N", "teleservices"]
        return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout

    def give_token(self):
        digest = hashlib.sha256(TOKEN.encode()).hexdigest()
        self.sql(f"""INSERT INTO jeton_depot (compte, empreinte, nom, cree_le, expire_le)
            SELECT id, UNHEX('{digest}'), 'mesures', '2026-01-01', '2099-01-01' FROM compte
            WHERE identifiant_affiche = '{self.agent["identifiant"]}';
            DELETE FROM regle_depot WHERE rang = 999;
            INSERT INTO regle_depot (rang, cible, exempte) VALUES (999, 'tous', TRUE)""")

    def wait_for_sums(self):
        """Until the digests of what has come are there."""
        for _ in range(600):
            if self.sql("SELECT COUNT(*) FROM fichier WHERE efface_le IS NULL AND sha256 IS NULL").strip() == "0":
                return
            time.sleep(0.2)
        sys.exit("bench: no digest within two minutes")

    def end_all(self):
        """What a round has dropped goes, so that the disk holds one round at a time."""
        names = self.sql("SELECT blob_nom FROM fichier WHERE efface_le IS NULL").split()
        self.sql("UPDATE fichier SET efface_le = '2026-01-01' WHERE efface_le IS NULL; UPDATE depot SET etat = 'purge'")
        for name in names:
            path = os.path.join(self.store, "fichiers", name[:2], name[2:4], name)
            if os.path.exists(path):
                os.unlink(path)


def curl(site, *arguments, headers=()):
    """Seconds, and what was answered."""
    command = ["curl", "-sS", "--cacert", site.ca, "-w", "\n%{http_code} %{time_total}"]
    for header in headers:
        command += ["-H", header]
    said = subprocess.run(command + list(arguments), capture_output=True, text=True, check=True, timeout=900).stdout
    body, _, last = said.rpartition("\n")
    status, seconds = last.split()
    if not status.startswith("2"):
        sys.exit(f"bench: {arguments[-1]} answered {status}: {body[:200]}")
    return float(seconds), body.strip()


def written_by(site):
    """Bytes that the site's nginx and its two pools of filex have made the disk write, so far."""
    with open(os.path.join(site.state, "run/nginx.pid")) as noted:
        master = noted.read().split()[0]
    total = 0
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat") as stat, open(f"/proc/{entry}/cmdline") as command, open(f"/proc/{entry}/io") as counts:
                parent = stat.read().rpartition(")")[2].split()[1]
                if parent == master or f"{site.state}/etc/filex.conf" in command.read():
                    total += int(re.search(r"^write_bytes: (\d+)", counts.read(), re.M).group(1))
        except OSError:
            continue
    return total


class Alone:
    """nginx by itself: PUT to the disk of the store, its files, the same TLS."""

    def __init__(self, site, folder):
        self.port, self.folder, self.site = free_port(), folder, site
        self.files = os.path.join(site.store, "seul")
        os.makedirs(self.files, exist_ok=True)
        user = "user root;" if os.geteuid() == 0 else ""
        conf = os.path.join(folder, "seul.conf")
        with open(conf, "w") as out:
            out.write(f"""{user} worker_processes 2; daemon off; pid {folder}/seul.pid; error_log {folder}/seul.log;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; client_body_temp_path {self.files}/tmp; client_max_body_size 0;
  client_body_buffer_size 1m; fastcgi_temp_path {folder}/f; proxy_temp_path {folder}/p; uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s; sendfile_max_chunk 2m;
  server {{ listen 127.0.0.1:{self.port} ssl http2; server_name localhost;
    ssl_certificate {site.state}/etc/tls/site.pem; ssl_certificate_key {site.state}/etc/tls/site.key;
    ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;
    location / {{ root {self.files}; dav_methods PUT; }} }} }}
""")
        self.process = subprocess.Popen(["nginx", "-c", conf, "-e", f"{folder}/seul.log"])
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
            time.sleep(0.02)
        self.url = f"https://localhost:{self.port}"

    def put(self, path, name):
        """Seconds in all, and of its fsync. Onto a new name: ext4 writes a file out when it replaces another."""
        stored = os.path.join(self.files, name)
        if os.path.exists(stored):
            os.unlink(stored)
        began = time.monotonic()
        curl(self.site, "-T", path, f"{self.url}/{name}")
        sync = time.monotonic()
        with open(stored, "rb") as file:
            os.fsync(file.fileno())
        done = time.monotonic()
        return done - began, done - sync

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        subprocess.run(["rm", "-rf", self.files], check=True)


BEARER = f"Authorization: Bearer {TOKEN}"


def by_put(site, path):
    return curl(site, "-T", path, f"{site.url}/filex/curl/gros.bin", headers=[BEARER])


def by_form(site, client, path):
    _, _, page = client.ask(urllib.parse.urlsplit(site.url).path + "/filex/")
    token = re.search(rb'name="_csrf" value="([^"]+)"', page).group(1).decode()
    origin = "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(site.url))
    command = ["curl", "-sS", "--cacert", site.ca, "-o", "/dev/null", "-w", "%{http_code} %{time_total} %{redirect_url}",
               "-H", f"Cookie: {client.cookie}", "-H", f"Origin: {origin}", "-F", f"_csrf={token}", "-F", "jours=1",
               "-F", f"fichier=@{path}", f"{site.url}/filex/envoyer"]
    status, seconds, where = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900).stdout.split(" ")
    if status != "303" or "/filex/depots/" not in where:
        sys.exit(f"bench: the form answered {status} {where}")
    return float(seconds)


def by_tus(site, path, chunk=64 * MIB):
    """As our page does: chunks one after the other, on one connection."""
    size = os.path.getsize(path)
    parts = urllib.parse.urlsplit(site.url)
    context = ssl.create_default_context(cafile=site.ca)
    connection = http.client.HTTPSConnection(parts.hostname, parts.port, context=context, timeout=600)
    common = {"Tus-Resumable": "1.0.0", "Authorization": f"Bearer {TOKEN}"}
    began = time.monotonic()
    connection.request("POST", parts.path + "/filex/tus/", None, {
        **common, "Upload-Length": str(size), "Content-Length": "0",
        "Upload-Metadata": "filename " + base64.b64encode(b"gros.bin").decode()})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 201:
        sys.exit(f"bench: creation answered {answer.status}")
    where = urllib.parse.urlsplit(answer.getheader("Location")).path
    with open(path, "rb") as source:
        for offset in range(0, size, chunk):
            connection.putrequest("PATCH", where)
            length = min(chunk, size - offset)
            for name, value in {**common, "Upload-Offset": str(offset), "Content-Length": str(length),
                                "Content-Type": "application/offset+octet-stream"}.items():
                connection.putheader(name, value)
            connection.endheaders()
            left = length
            while left:
                piece = source.read(min(MIB, left))
                connection.send(piece)
                left -= len(piece)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 204:
                sys.exit(f"bench: a chunk answered {answer.status}")
    connection.close()
    return time.monotonic() - began


def after_last_byte(site, path):
    """Seconds between the last byte handed to the kernel and the answer."""
    parts = urllib.parse.urlsplit(site.url)
    context = ssl.create_default_context(cafile=site.ca)
    raw = socket.create_connection((parts.hostname, parts.port))
    tls = context.wrap_socket(raw, server_hostname=parts.hostname)
    tls.sendall((f"PUT {parts.path}/filex/curl/gros.bin HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n"
                 f"{BEARER}\r\nContent-Length: {os.path.getsize(path)}\r\n\r\n").encode())
    with open(path, "rb") as source:
        while piece := source.read(MIB):
            tls.sendall(piece)
    last = time.monotonic()
    answer = tls.recv(4096)
    if not answer.startswith(b"HTTP/1.1 201"):
        sys.exit(f"bench: the last byte was answered by {answer[:200]}")
    return time.monotonic() - last


def open_download(site, link, everything=False):
    """The address that a recipient's click leads to: of the first file, or of all as a zip."""
    client = Client(site.url, site.ca)
    path = urllib.parse.urlsplit(link).path
    _, _, page = client.ask(path)
    act = re.search(rb'name="acte" value="([^"]*)"', page)
    buttons = [value.decode() for value in re.findall(rb'name="fichier" value="([^"]+)"', page)]
    wanted = [value for value in buttons if (value == "tous") == everything]
    if not act or not wanted:
        sys.exit("bench: no such button on the recipient's page")
    _, where, _ = client.ask(path + "/telecharger", {"acte": act.group(1).decode(), "fichier": wanted[0]})
    return "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(site.url)) + urllib.parse.urlsplit(where).path


def ratio(name, ours, other, aim):
    value = statistics.median(other) / statistics.median(ours)
    verdict = "" if aim is None else f"   (aim >= {aim}{'' if value >= aim else ': NOT MET'})"
    print(f"{name}: {value:.2f}, ours {statistics.median(ours):.3f} s, nginx alone {statistics.median(other):.3f} s{verdict}", flush=True)


def write_random(path, size):
    """On the disk when it returns: what the kernel still has to write would slow down whoever is measured next."""
    block = os.urandom(MIB)
    with open(path, "wb") as out:
        for _ in range(size // MIB):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())


def big_files(site, alone, client, args, folder):
    size = int(args.gib * (1 << 30))
    path = os.path.join(site.store, "mesure.bin")
    write_random(path, size)
    times = {name: [] for name in ("put", "alone", "fsync", "tus", "form", "last", "get", "static")}
    disk = []
    for number in range(args.rounds):
        before = written_by(site)
        seconds, link = by_put(site, path)
        disk.append((written_by(site) - before) / size)
        times["put"].append(seconds)
        total, sync = alone.put(path, "gros.bin")
        times["alone"].append(total)
        times["fsync"].append(sync)
        site.wait_for_sums()  # a download of a file that is being read through measures the reader
        downloads = [("get", open_download(site, link)), ("static", f"{alone.url}/gros.bin")]
        for name, address in downloads[:: 1 if number % 2 else -1]:  # the first of two finds a colder machine
            times[name].append(curl(site, "-o", "/dev/null", address)[0])
        site.end_all()
        times["tus"].append(by_tus(site, path))
        site.end_all()
        times["form"].append(by_form(site, client, path))
        site.end_all()
        times["last"].append(after_last_byte(site, path))
        site.end_all()
    os.unlink(path)
    print(f"{args.gib:g} GiB over TLS, {args.rounds} rounds; ratios of rates, nginx alone with fsync = 1")
    ratio("single PUT", times["put"], times["alone"], 0.95)
    print(f"bytes written to disk per byte: {statistics.median(disk):.3f}   (aim <= 1.02)")
    last, sync = (statistics.median(times[name]) * 1000 for name in ("last", "fsync"))
    print(f"after the last byte: {last:.0f} ms, fsync of such a file takes {sync:.0f} ms: {last - sync:.0f} ms beside it   "
          f"(aim < 200{'' if last - sync < 200 else ': NOT MET'})")
    ratio("tus, chunks of 64 MiB", times["tus"], times["alone"], 0.85)
    ratio("plain form", times["form"], times["alone"], 0.4)
    ratio("download", times["get"], times["static"], 0.98)


def small_downloads(site, alone, args, folder):
    path = os.path.join(folder, "petit.bin")
    with open(path, "wb") as out:
        out.write(os.urandom(100_000))
    _, link = by_put(site, path)
    subprocess.run(["cp", path, os.path.join(alone.files, "petit.bin")], check=True)
    address = open_download(site, link)
    ours, static = [], []
    for _ in range(args.rounds):
        ours.append(wrk(address, "", 16, args.seconds)["rate"])
        static.append(wrk(f"{alone.url}/petit.bin", "", 16, args.seconds)["rate"])
    value = statistics.median(ours) / statistics.median(static)
    print(f"download of 100 kB, 16 connections: {statistics.median(ours):.0f}/s against {statistics.median(static):.0f}/s "
          f"of a static file: {value:.2f}   (aim >= 0.5{'' if value >= 0.5 else ': NOT MET'})", flush=True)
    site.end_all()


def small_drops(site, program, args, folder):
    script = os.path.join(folder, "put.lua")
    with open(script, "w") as out:
        out.write(f"""wrk.method = "PUT"
wrk.headers["Authorization"] = "Bearer {TOKEN}"
wrk.body = string.rep("x", 10000)
""")
    ours, bare = [], []
    for _ in range(args.rounds):
        ours.append(wrk(f"{site.url}/filex/curl/petit.txt", "", 8, args.seconds, script)["rate"])
        said = subprocess.run([program, os.path.join(site.state, "etc/filex.conf"), site.store, str(args.seconds)],
                              capture_output=True, text=True, check=True).stdout
        bare.append(float(said))
        site.end_all()
    print(f"drops of 10 kB, 8 connections: {statistics.median(ours):.0f}/s; one INSERT and one fsync each, bare: "
          f"{statistics.median(bare):.0f}/s; ratio {statistics.median(ours) / statistics.median(bare):.2f}", flush=True)


def zip_stream(site, client, args, folder):
    """Several files of one drop as a zip, against `cat` of the same files into a pipe."""
    size = int(args.gib * (1 << 30)) // 4 // MIB * MIB
    paths = []
    for i in range(3):
        paths.append(os.path.join(site.store, f"zip{i}.bin"))
        write_random(paths[-1], size)
    origin = "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(site.url))
    _, _, page = client.ask(urllib.parse.urlsplit(site.url).path + "/filex/")
    token = re.search(rb'name="_csrf" value="([^"]+)"', page).group(1).decode()
    command = ["curl", "-sS", "--cacert", site.ca, "-o", "/dev/null", "-w", "%{redirect_url}", "-H", f"Cookie: {client.cookie}",
               "-H", f"Origin: {origin}", "-F", f"_csrf={token}", "-F", "jours=1"]
    for path in paths:
        command += ["-F", f"fichier=@{path}"]
    where = subprocess.run(command + [f"{site.url}/filex/envoyer"], capture_output=True, text=True, check=True, timeout=900).stdout
    _, _, page = client.ask(urllib.parse.urlsplit(where).path)
    link = re.search(rb'https://[^"<\s]+/f/[A-Za-z0-9_-]{22}', page).group(0).decode()
    for _ in range(600):  # until the sums are there: a zip needs them
        if site.sql("SELECT COUNT(*) FROM fichier WHERE efface_le IS NULL AND crc32 IS NULL").strip() == "0":
            break
        time.sleep(0.5)
    ours, cat = [], []
    for _ in range(args.rounds):
        address = open_download(site, link, everything=True)
        ours.append(curl(site, "-o", "/dev/null", address)[0])
        began = time.monotonic()
        subprocess.run(f"cat {' '.join(paths)} | cat >/dev/null", shell=True, check=True)
        cat.append(time.monotonic() - began)
    for path in paths:
        os.unlink(path)
    print(f"zip of 3 files of {size / MIB:.0f} MiB over TLS: {statistics.median(ours):.2f} s, `cat` of them into a pipe "
          f"{statistics.median(cat):.2f} s; ratio of rates {statistics.median(cat) / statistics.median(ours):.2f}", flush=True)
    site.end_all()


def memory():
    worst = 0
    for entry in os.listdir("/proc"):
        try:
            with open(f"/proc/{entry}/comm") as name, open(f"/proc/{entry}/status") as status:
                if name.read().strip() == "filex":
                    worst = max(worst, int(re.search(r"^VmHWM:\s+(\d+)", status.read(), re.M).group(1)))
        except (OSError, AttributeError):
            continue
    print(f"filex, the most that a process ever held: {worst / 1024:.1f} MB   (aim < 20)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state")
    parser.add_argument("small_drops")
    parser.add_argument("--gib", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    args = parser.parse_args()
    site = Site(os.path.abspath(args.state))
    site.give_token()
    client = Client(site.url, site.ca)
    client.sign_in(site.agent)
    with tempfile.TemporaryDirectory() as folder:
        alone = Alone(site, folder)
        try:
            big_files(site, alone, client, args, folder)
            small_downloads(site, alone, args, folder)
            small_drops(site, args.small_drops, args, folder)
            zip_stream(site, client, args, folder)
            memory()
        finally:
            alone.stop()


if __name__ == "__main__":
    main()
