"""A host: what nginx/install has put into a folder, the units' own commands, and an nginx that serves other things too."""
import glob
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PREFIX = "/teleservices"
ME = subprocess.getoutput("id -un")
UNITS = "/usr/local/lib/systemd/system"
POOLS = ("auth", "ts-admin", "famille", "filex", "filex-depot")
# What a shared server usually has: rules for kinds of files, dot files closed, a log of its own.
NGINX = """
daemon off;
%(user)s
worker_processes 1;
pid %(host)s/nginx.pid;
error_log %(host)s/error.log info;
events { worker_connections 256; }
http {
    include /etc/nginx/mime.types;
    include %(etc)s/nginx/journal.conf;
    client_body_temp_path %(host)s/tmp/body;
    fastcgi_temp_path %(host)s/tmp/fastcgi;
    proxy_temp_path %(host)s/tmp/proxy;
    uwsgi_temp_path %(host)s/tmp/uwsgi;
    scgi_temp_path %(host)s/tmp/scgi;
    access_log %(host)s/http.log combined;
    gzip on;
    gzip_types *;
    ssl_certificate %(host)s/site.pem;
    ssl_certificate_key %(host)s/site.key;
    server {    # says everything itself
        listen 127.0.0.1:%(port)d ssl http2;
        server_name localhost;
        server_tokens off;
        absolute_redirect off;
        expires 7d;
        # what is copied from one server to the next
        add_header Referrer-Policy "no-referrer-when-downgrade" always;
        add_header X-Frame-Options SAMEORIGIN always;
        add_header Cache-Control "public, max-age=3600" always;
        access_log %(host)s/server.log combined;
        root %(host)s/www;
        location ~ /\\. { deny all; }
        location ~* \\.(css|js|svg|png)$ { expires 30d; }
        location ~ \\.php$ { default_type text/plain; return 200 "PHP of the host\\n"; }
        include %(etc)s/nginx/teleservices.conf;
    }
    server {    # says nothing itself
        listen 127.0.0.1:%(port)d ssl http2;
        server_name autre.localhost;
        root %(host)s/www;
        location ~ /\\. { deny all; }
        include %(etc)s/nginx/teleservices.conf;
    }
    server {    # a name of the site's alone
        listen 127.0.0.1:%(port)d ssl http2;
        server_name depots.localhost;
        error_log %(etc)s/../../var/log/teleservices/erreurs.log emerg;
        add_header Referrer-Policy "unsafe-url" always;
        access_log %(etc)s/../../var/log/teleservices/access.log teleservices;
        server_tokens off;
        location ~ /\\. { deny all; }
        location ~* \\.(css|js|svg|png)$ { root %(host)s/www; }
        include %(etc)s/nginx/hote_filex.conf;
    }
}
"""


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def unit(stage, name):
    """What systemd would make of a unit: {setting: value}, the last said winning, drop-ins after the unit."""
    base, instance = name, ""
    if "@" in name:
        instance = name.split("@")[1].rsplit(".", 1)[0]
        base = name.replace(f"@{instance}.", "@.")
    folders = {f"{name}.d", f"{base}.d", re.sub(r"-[^-]*\.", "-.", base) + ".d"}
    dropins = sorted((p for f in folders for p in glob.glob(f"{stage}{UNITS}/{f}/*.conf")), key=os.path.basename)
    said = {}
    for path in [f"{stage}{UNITS}/{base}", *dropins]:
        with open(path, encoding="utf-8") as file:
            for key, value in re.findall(r"^(\w+)=(.*)$", file.read(), re.M):
                said[key] = value.replace("%i", instance)
    return said


class Hote:
    def __init__(self):
        self.stage = tempfile.mkdtemp(prefix="ts-hebergement.", dir="/tmp")
        self.etc = f"{self.stage}/etc/teleservices"
        self.share = f"{self.stage}/usr/lib/teleservices"
        self.host = f"{self.stage}/host"
        self.cle = ""
        self.port = free_port()
        self.url = f"https://localhost:{self.port}{PREFIX}"
        self.units = {}
        self.nginx = None
        self.first = self.install("--url", f"https://localhost:{self.port}", "--academy", "Académie d’essai", "--prefix", PREFIX, "--filex-host", "depots.localhost",
                                  "--db-socket", os.environ["TS_TEST_SOCKET"], "--nginx-user", ME)
        if self.first.returncode != 0:
            raise SystemExit(self.first.stdout + self.first.stderr)

    def install(self, *options):
        return run("bash", f"{ROOT}/nginx/install", "--root", self.stage, *options)

    def sql(self, text):
        done = run("mariadb", "--no-defaults", f"--socket={os.environ['TS_TEST_SOCKET']}", f"--user={ME}", "-N", "-B", input=text)
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        return done.stdout.strip()

    def tool(self, name, *words):
        return run(f"{self.share}/bin/{name}", "--config", f"{self.etc}/{name}.conf", *words)

    def move_in(self):
        """The paths of a machine become those of the folder: all that root would have made superfluous."""
        places = re.compile(r"(?<![\w./-])/(usr/lib|etc|run|var/log|var/lib|srv)/teleservices\b")
        for path in [*glob.glob(f"{self.etc}/*.conf"), *glob.glob(f"{self.etc}/nginx/*.conf"), *glob.glob(f"{self.stage}{UNITS}/**", recursive=True)]:
            if os.path.isdir(path):
                continue
            with open(path, encoding="utf-8") as file:
                text = file.read()
            text = places.sub(lambda m: self.stage + m.group(0), text.replace("unix:/run/", f"unix:{self.stage}/run/"))
            text = text.replace("filex-url = https://depots.localhost", f"filex-url = https://depots.localhost:{self.port}")
            mode = os.stat(path).st_mode
            os.chmod(path, 0o600)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(path, mode)
        # programs cannot read root's key: only the copy that systemd hands to the unit
        self.cle = f"{self.stage}/credentials"
        os.makedirs(self.cle)
        os.rename(f"{self.etc}/cle", f"{self.cle}/cle")

    def fill_database(self):
        """The commands of nginx/install's own list."""
        script = f"{self.share}/nginx/install"
        self.sql(run("bash", script, "--root", self.stage, "--accounts").stdout)
        done = self.tool("tsctl", "migrate", f"{self.share}/sql", "--key-file", f"{self.cle}/cle")
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        self.sql(run("bash", script, "--root", self.stage, "--grants").stdout)

    def start_unit(self, name):
        said = unit(self.stage, name)
        command = said["ExecStart"].replace("${CREDENTIALS_DIRECTORY}", self.cle)
        command = re.sub(r"-f \d+ ", "-f 2 ", command)  # two of each do
        listener = subprocess.DEVNULL
        if said.get("StandardInput") == "socket":
            path = unit(self.stage, name.replace(".service", ".socket"))["ListenStream"]
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(path)
            listener.listen(64)
        with open(f"{self.stage}/journal.log", "ab") as journal:
            self.units[name] = subprocess.Popen(command.split(), stdin=listener, stdout=journal, stderr=journal, start_new_session=True,
                                                env={"PATH": os.environ["PATH"], "CREDENTIALS_DIRECTORY": self.cle})

    def start(self):
        os.makedirs(f"{self.stage}/run/teleservices/recus")
        for pool in POOLS:
            self.start_unit(f"teleservices@{pool}.service")
        for name in ("worker", "depots", "recus"):
            self.start_unit(f"teleservices-{name}.service")
        for folder in ("www", "tmp"):
            os.makedirs(f"{self.host}/{folder}")
        with open(f"{self.host}/www/index.html", "w", encoding="utf-8") as file:
            file.write("the host's own page\n")
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-keyout",
            f"{self.host}/site.key", "-out", f"{self.host}/site.pem", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,DNS:autre.localhost,DNS:depots.localhost")
        with open(f"{self.host}/nginx.conf", "w", encoding="utf-8") as file:
            file.write(NGINX % {"user": f"user {ME};" if os.geteuid() == 0 else "", "host": self.host, "etc": self.etc, "port": self.port})
        command = ["nginx", "-p", self.host, "-e", f"{self.host}/error.log", "-c", f"{self.host}/nginx.conf"]
        said = run(*command, "-t")
        if said.returncode != 0:
            return said.stderr
        self.nginx = subprocess.Popen(command, start_new_session=True)
        for _ in range(200):
            if self.curl(f"{self.url}/sante")[0] == 200:
                return ""
            time.sleep(0.1)
        return "the site does not answer"

    def curl(self, address, *options):
        """(status, content type, body, headers)"""
        hosts = [word for name in ("autre", "depots") for word in ("--resolve", f"{name}.localhost:{self.port}:127.0.0.1")]
        done = subprocess.run(["curl", "-sS", "-m", "20", "--cacert", f"{self.host}/site.pem", "-D", f"{self.host}/head", *hosts,
                               "-w", "\n%{http_code} %{content_type}", *options, address], capture_output=True, check=False)
        if done.returncode != 0:
            return 0, "", done.stderr, ""
        body, _, said = done.stdout.rpartition(b"\n")
        status, _, kind = said.decode().partition(" ")
        with open(f"{self.host}/head", encoding="utf-8", errors="replace") as file:
            return int(status), kind, body, file.read()

    def logs(self, pattern):
        found = {}
        for path in glob.glob(f"{self.stage}/{pattern}"):
            with open(path, encoding="utf-8", errors="replace") as file:
                found[os.path.basename(path)] = file.read()
        return found

    def stop_units(self):
        """As systemd does; names of those that did not end."""
        for name, process in self.units.items():
            if unit(self.stage, name).get("KillMode") == "mixed":
                process.terminate()
            else:
                os.killpg(process.pid, signal.SIGTERM)
        until = time.monotonic() + 10
        while time.monotonic() < until and any(process.poll() is None for process in self.units.values()):
            time.sleep(0.05)
        return [name for name, process in self.units.items() if process.poll() is None]

    def end(self):
        if self.nginx:
            self.nginx.terminate()
            self.nginx.wait()
        for process in self.units.values():
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        if os.environ.get("TS_KEEP"):
            print("kept:", self.stage)
        else:
            shutil.rmtree(self.stage)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
