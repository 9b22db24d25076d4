#!/usr/bin/env python3
"""The marks page of a signed-in parent, in turn with two pages of the same bytes behind the same nginx:
(a) a bare libfcgi program that prints a constant, (b) a file; and with the marks page of a site of one school.
Prints ratios of medians of interleaved rounds, statements per page, p50/p99 at 16 and 256 connections, resident
memory and start-up time per program, each beside its aim.

usage: marks_page.py STATE CONSTANT_PROGRAM [--beside STATE_OF_ONE_SCHOOL] [--rounds N] [--seconds S]
STATE is the folder of a running site (`nginx/run --detach --state STATE`). Loopback only, bounded in time."""
import argparse
import http.client
import json
import os
import re
import signal
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

PROCESSES = 4


class Client:
    """A parent's browser, as little of it as the journey needs."""

    def __init__(self, url, ca):
        self.url = urllib.parse.urlsplit(url)
        self.context = ssl.create_default_context(cafile=ca)
        self.cookie = None

    def ask(self, path, form=None):
        connection = http.client.HTTPSConnection(self.url.hostname, self.url.port, context=self.context, timeout=20)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"{self.url.scheme}://{self.url.netloc}"
        connection.request("POST" if form is not None else "GET", path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookie = value.split(";")[0]
        location = answer.getheader("Location")
        connection.close()
        return answer.status, location, text

    def sign_in(self, account):
        _, _, page = self.ask(self.url.path.rstrip("/") + "/connexion")
        token = re.search(rb'name="_csrf" value="([^"]+)"', page).group(1).decode()
        status, location, _ = self.ask(
            self.url.path.rstrip("/") + "/connexion",
            {"_csrf": token, "identifiant": account["identifiant"], "mot_de_passe": account["mot_de_passe"]},
        )
        if status != 303:
            sys.exit(f"sign-in of {account['identifiant']} refused: {status}")


def marks_path(client):
    """The marks of the first child as a parent opens them: the term at hand."""
    _, _, home = client.ask("/famille/")
    link = re.search(rb'href="(/famille/enfant/[^"/]+)', home)
    if not link:
        sys.exit("no child on /famille/")
    return link.group(1).decode() + "/notes"


def wrk(url, cookie, connections, seconds, script=None):
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}"]
        + (["-s", script] if script else []) + [url],
        capture_output=True, text=True, check=True,
    ).stdout
    def ms(label):
        found = re.search(rf"{label}\s+([\d.]+)(us|ms|s)", said)
        return float(found.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[found.group(2)]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return {"rate": rate, "p50": ms("50%"), "p99": ms("99%"), "bad": int(bad.group(1)) if bad else 0}


def wait_for(path):
    for _ in range(200):
        if os.path.exists(path):
            return
        time.sleep(0.02)
    sys.exit(f"{path} did not appear")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_nginx(folder, ports, famille_sockets, constant_socket):
    """One server a site, the first with the two pages of the same bytes."""
    conf = os.path.join(folder, "nginx.conf")
    user = "user root;" if os.geteuid() == 0 else ""
    fastcgi = """fastcgi_param REQUEST_METHOD $request_method; fastcgi_param REQUEST_URI $request_uri;
      fastcgi_param QUERY_STRING $query_string; fastcgi_param CONTENT_TYPE $content_type;
      fastcgi_param CONTENT_LENGTH $content_length; fastcgi_param REMOTE_ADDR $remote_addr; fastcgi_param HTTPS on;"""
    with open(conf, "w") as out:
        servers = "".join(
            f"""server {{ listen 127.0.0.1:{port};
    location /famille/ {{ {fastcgi} fastcgi_pass unix:{famille}; }}
    location = /constant {{ {fastcgi} fastcgi_pass unix:{constant_socket}; }}
    location = /page.html {{ root {folder}; }}
  }}
""" for port, famille in zip(ports, famille_sockets))
        out.write(f"""{user} worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{ access_log off; client_body_temp_path {folder}/b; fastcgi_temp_path {folder}/f; proxy_temp_path {folder}/p;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; default_type text/html;
  {servers} }}
""")
    process = subprocess.Popen(["nginx", "-c", conf, "-e", f"{folder}/error.log"], start_new_session=True)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", ports[-1])) == 0:
                return process
        time.sleep(0.02)
    sys.exit("nginx of the bench did not start")


def spawn(socket_path, command):
    process = subprocess.Popen(
        ["spawn-fcgi", "-n", "-s", socket_path, "-M", "0666", "-b", "1024", "--", "/usr/bin/multiwatch", "-f", str(PROCESSES), "--"] + command,
        start_new_session=True,
    )
    wait_for(socket_path)
    return process


def stop(process):
    """multiwatch told to end while it starts a child again waits for that child for ever: then all its group is killed."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def statements(sql):
    found = sql("SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'")
    return int(found.split()[1])


def resident(pid):
    text = open(f"/proc/{pid}/smaps_rollup").read()
    kb = lambda label: int(re.search(rf"^{label}:\s+(\d+)", text, re.M).group(1))
    return kb("Rss"), kb("Pss")


def children(pid):
    try:
        return [int(x) for x in open(f"/proc/{pid}/task/{pid}/children").read().split()]
    except FileNotFoundError:
        return []


def start_time(program, config):
    """From exec to the first answer, over FastCGI, without nginx."""
    environment = dict(os.environ, REQUEST_METHOD="GET", REQUEST_URI="/nulle-part", REMOTE_ADDR="127.0.0.1", QUERY_STRING="", HTTPS="on")
    times = []
    for _ in range(7):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "s")
            began = time.monotonic()
            server = subprocess.Popen(["spawn-fcgi", "-n", "-s", path, "--", program, "--config", config])
            wait_for(path)
            subprocess.run(["cgi-fcgi", "-bind", "-connect", path], env=environment, capture_output=True, check=True)
            times.append((time.monotonic() - began) * 1000)
            server.terminate()
            server.wait()
    return statistics.median(times)


def resident_of(program, config):
    """MB resident after 200 answers, over FastCGI, without nginx."""
    environment = dict(os.environ, REQUEST_METHOD="GET", REQUEST_URI="/nulle-part", REMOTE_ADDR="127.0.0.1", QUERY_STRING="", HTTPS="on")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "s")
        server = subprocess.Popen(["spawn-fcgi", "-n", "-s", path, "--", program, "--config", config])
        wait_for(path)
        for _ in range(200):
            subprocess.run(["cgi-fcgi", "-bind", "-connect", path], env=environment, capture_output=True, check=True)
        rss, pss = resident(server.pid)
        server.terminate()
        server.wait()
    return rss / 1024, pss / 1024


class Site:
    """A running site, a parent signed in there, and the marks page of the first child."""

    def __init__(self, state):
        self.state = os.path.abspath(state)
        with open(f"{self.state}/demo.json", encoding="utf-8") as file:
            demo = json.load(file)
        self.client = Client(demo["url"], demo["ca"])
        self.client.sign_in(next(c for c in demo["comptes"] if c["profil"] == "responsable"))
        self.path = marks_path(self.client)
        status, _, self.page = self.client.ask(self.path)
        if status != 200:
            sys.exit(f"the marks page answers {status}")

    def sql(self, text):
        return subprocess.run(
            ["mariadb", f"--socket={self.state}/run/mariadb.sock", "-N", "-e", text], capture_output=True, text=True, check=True
        ).stdout

    def statements_a_page(self, url):
        """Of 100 pages, less what the site's own worker asks in as long a time."""
        began, before = time.monotonic(), statements(self.sql)
        for _ in range(100):
            subprocess.run(["curl", "-s", "-o", "/dev/null", "-H", f"Cookie: {self.client.cookie}", url], check=True)
        seconds, after = time.monotonic() - began, statements(self.sql)
        time.sleep(seconds)
        return (after - before - (statements(self.sql) - after)) / 100


def measure(targets, connections, rounds, seconds):
    """{name: results of wrk}, the targets in turn each round."""
    results = {name: [] for name in targets}
    for _ in range(rounds):
        for name, (url, cookie) in targets.items():
            results[name].append(wrk(url, cookie, connections, seconds))
    return results


def report(results, connections, seconds):
    rounds = len(results["marks page"])
    median = lambda name, what: statistics.median(r[what] for r in results[name])
    ratio = lambda name, other: statistics.median(x["rate"] / y["rate"] for x, y in zip(results[name], results[other]))
    print(f"{connections} connections, medians of {rounds} interleaved rounds of {seconds} s")
    for name in results:
        bad = sum(r["bad"] for r in results[name])
        print(f"  {name:28}{median(name, 'rate'):10.0f}/s   p50 {median(name, 'p50'):8.2f} ms   p99 {median(name, 'p99'):8.2f} ms   refused {bad}")
    print(f"  ratio to (a) {ratio('marks page', '(a) constant, libfcgi'):.3f} (aim >= 0.25)   to (b) {ratio('marks page', '(b) file, nginx'):.3f}   "
          f"p99/p50 {median('marks page', 'p99') / median('marks page', 'p50'):.1f} (aim < 10)")
    if "marks page, one school" in results:
        print(f"  cost on all schools / on one: {ratio('marks page, one school', 'marks page'):.2f} (aim <= 1.20)")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("state")
    options.add_argument("constant")
    options.add_argument("--beside", help="the site of one school")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=4)
    options = options.parse_args()
    build = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "build", "release", "bin")
    sites = [Site(state) for state in (options.state, options.beside) if state]
    started = []
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        with open(f"{folder}/page.html", "wb") as out:
            out.write(sites[0].page)
        try:
            sockets = [f"{folder}/famille-{number}.sock" for number, _ in enumerate(sites)]
            for site, path in zip(sites, sockets):
                started.append(spawn(path, [f"{build}/famille", "--config", f"{site.state}/etc/famille.conf"]))
            started.append(spawn(f"{folder}/constant.sock", [options.constant, f"{folder}/page.html"]))
            ports = [free_port() for _ in sites]
            started.append(start_nginx(folder, ports, sockets, f"{folder}/constant.sock"))
            base = f"http://127.0.0.1:{ports[0]}"
            targets = {"marks page": base + sites[0].path, "(a) constant, libfcgi": base + "/constant", "(b) file, nginx": base + "/page.html"}
            targets = {name: (url, sites[0].client.cookie) for name, url in targets.items()}
            if options.beside:
                targets["marks page, one school"] = (f"http://127.0.0.1:{ports[1]}{sites[1].path}", sites[1].client.cookie)
            for url, cookie in targets.values():
                wrk(url, cookie, 16, 1)
            for name, site in zip(("marks page", "marks page, one school"), sites):
                print(f"{name}: {len(site.page)} bytes; {site.statements_a_page(targets[name][0]):.2f} statements a page (aim <= 3)")
            for connections in (16, 256):
                report(measure(targets, connections, options.rounds, options.seconds), connections, options.seconds)
            for pid in [c for s in started[:1] for w in [s.pid] + children(s.pid) for c in children(w)]:
                rss, pss = resident(pid)
                print(f"famille, process after the load: {rss / 1024:.1f} MB resident (aim < 15), {pss / 1024:.1f} MB proportional")
        finally:
            for process in reversed(started):
                stop(process)
    for program in ("auth", "ts-admin", "famille", "filex"):
        config = f"{sites[0].state}/etc/{program}.conf"
        rss, pss = resident_of(f"{build}/{program}", config)
        print(f"{program}: {start_time(f'{build}/{program}', config):.1f} ms from exec to the first answer (aim < 50); "
              f"{rss:.1f} MB resident after 200 answers (aim < 15), {pss:.1f} MB proportional")


if __name__ == "__main__":
    main()
