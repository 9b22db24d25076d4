"""A slapd and a Dovecot of our own: unprivileged ports of the loopback, one folder, one authority; and servers that
answer wrongly on purpose. Everything ends with the context."""
import grp
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time

BASE = "dc=exemple,dc=fr"
SEARCHER = f"cn=lecteur,{BASE}"
SEARCHER_PASSWORD = "lecteur qui cherche"

CONFIG = """include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile {folder}/slapd.pid
TLSCACertificateFile {folder}/ca.pem
TLSCertificateFile {folder}/localhost.pem
TLSCertificateKeyFile {folder}/localhost.key
database mdb
suffix "{base}"
rootdn "cn=root,{base}"
rootpw root
directory {folder}/ldap
overlay memberof
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{searcher}" read by self read by * none
"""

DOVECOT = """protocols = imap
base_dir = {folder}/imap
state_dir = {folder}/imap
log_path = {folder}/dovecot.log
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/localhost.pem
ssl_key = <{folder}/localhost.key
disable_plaintext_auth = yes
default_internal_user = {inner}
default_login_user = {login}
default_internal_group = {group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail/%u
auth_mechanisms = plain login
auth_username_chars =
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/passwd
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, what):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"{what} does not answer on port {port}")


def run(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


class Silent:
    """Takes connections and never says a word; or says the same words to each, in clear."""

    def __init__(self, words=b""):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.heard = b""
        self.words = words
        self.kept = []
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.kept.append(connection)
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection):
        try:
            if self.words:
                connection.sendall(self.words)
            while data := connection.recv(4096):
                self.heard += data
                if self.words:
                    tag = data.split(b" ")[0]
                    connection.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + b" OK done\r\n")
        except OSError:
            pass


class Servers:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="ts-annuaire.")
        self.processes = []
        self.ldap, self.ldaps, self.imap, self.imaps = (free_port() for _ in range(4))

    def __enter__(self):
        try:
            self.certificates()
            self.start_slapd()
            self.start_dovecot()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def certificates(self):
        for authority in ("ca", "other"):
            run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", f"/CN=essai {authority}", "-addext", "keyUsage=critical,keyCertSign,cRLSign",
                "-keyout", self.path(f"{authority}.key"), "-out", self.path(f"{authority}.pem"))
        run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=annuaire",
            "-keyout", self.path("localhost.key"), "-out", self.path("localhost.csr"))
        with open(self.path("names"), "w", encoding="ascii") as names:
            names.write("subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n")  # and not localhost
        run("openssl", "x509", "-req", "-in", self.path("localhost.csr"), "-CA", self.path("ca.pem"), "-CAkey",
            self.path("ca.key"), "-CAcreateserial", "-days", "2", "-extfile", self.path("names"), "-out",
            self.path("localhost.pem"))

    def start_slapd(self):
        os.mkdir(self.path("ldap"))
        with open(self.path("slapd.conf"), "w", encoding="utf-8") as config:
            config.write(CONFIG.format(folder=self.folder, base=BASE, searcher=SEARCHER))
        urls = f"ldap://127.0.0.1:{self.ldap}/ ldaps://127.0.0.1:{self.ldaps}/"
        log = open(self.path("slapd.log"), "wb")
        self.processes.append(subprocess.Popen(
            ["slapd", "-d", "0", "-f", self.path("slapd.conf"), "-h", urls], stdout=log, stderr=log))
        wait_for(self.ldap, "slapd")

    def modify(self, ldif):
        """Adds, changes and removes entries, as the root of the directory."""
        done = subprocess.run(
            ["ldapmodify", "-x", "-H", f"ldap://127.0.0.1:{self.ldap}", "-D", f"cn=root,{BASE}", "-w", "root"],
            input=ldif.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if done.returncode:
            raise SystemExit(f"ldapmodify: {done.stderr.decode()}")

    def start_dovecot(self):
        # Dovecot will not serve as root: the package's own users stand in then
        root = os.getuid() == 0
        user = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.getuid())
        inner, outer = ("dovecot", "dovenull") if root else (user.pw_name, user.pw_name)
        if root:
            os.chmod(self.folder, 0o711)
        with open(self.path("passwd"), "w", encoding="utf-8") as people:
            for login, password in (("lea.roy@exemple.fr", "jonquille de mars"), ("éloïse@exemple.fr", "été à la mer"),
                                    ("a*)(b@exemple.fr", "parenthèse"), ("o.brien@exemple.fr", 'guille"met\\et')):
                people.write(f"{login}:{{PLAIN}}{password}\n")
        os.mkdir(self.path("mail"))
        os.chown(self.path("mail"), user.pw_uid, user.pw_gid)
        with open(self.path("dovecot.conf"), "w", encoding="utf-8") as config:
            config.write(DOVECOT.format(
                folder=self.folder, inner=inner, login=outer, uid=user.pw_uid, gid=user.pw_gid,
                group=grp.getgrgid(pwd.getpwnam(inner).pw_gid).gr_name, imap=self.imap, imaps=self.imaps))
        log = open(self.path("dovecot.out"), "wb")
        self.processes.append(subprocess.Popen(
            ["dovecot", "-F", "-c", self.path("dovecot.conf")], stdout=log, stderr=log))
        wait_for(self.imaps, "dovecot")
