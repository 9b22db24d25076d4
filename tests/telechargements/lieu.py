"""A running site seen from outside: drops put into it by the back door, downloads by its front door."""
import email
import email.policy
import glob
import hashlib
import json
import os
import re
import secrets
import subprocess
import time
import zlib


class Lieu:
    def __init__(self, state):
        self.state = state
        self.demo = json.load(open(f"{state}/demo.json", encoding="utf-8"))
        self.url = self.demo["url"].rstrip("/")
        who = next(c for c in self.demo["comptes"] if c["profil"] in ("agent", "chef"))["identifiant"]
        self.compte = int(self.sql(f"SELECT id FROM compte WHERE identifiant_affiche = '{who}'"))
        self.tokens = []  # of every link
        self.mailbox = f"deposant.{secrets.token_hex(4)}@exemple.fr"
        self.sql(f"UPDATE compte SET courriel = '{self.mailbox}', courriel_confirme_le = UTC_TIMESTAMP() WHERE id = {self.compte}")

    def sql(self, statement):
        command = ["mariadb", "--no-defaults", f"--socket={self.state}/run/mariadb.sock", "-N", "-B", "teleservices", "-e", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def drop(self, files, hashed=True, **columns):
        """files: {name: bytes, or the number of zero bytes}. Returns the link's path."""
        token = secrets.token_urlsafe(16)
        self.tokens.append(token)
        values = {"compte": self.compte, "empreinte": f"0x{hashlib.sha256(token.encode()).hexdigest()}", "jeton_scelle": "0x00",
                  "etat": "'publie'", "cree_le": "UTC_TIMESTAMP()", "publie_le": "UTC_TIMESTAMP()",
                  "expire_le": "UTC_TIMESTAMP() + INTERVAL 5 DAY", "jours": 5, "avis": 1, **columns}
        depot = int(self.sql(f"INSERT INTO depot ({', '.join(values)}) VALUES ({', '.join(str(v) for v in values.values())}); SELECT LAST_INSERT_ID()"))
        for name, content in files.items():
            blob = secrets.token_hex(16)
            folder = f"{self.state}/depots/fichiers/{blob[:2]}/{blob[2:4]}"
            os.makedirs(folder, exist_ok=True)
            size, crc, sha = put(f"{folder}/{blob}", content)
            sums = f"{crc}, 0x{sha}" if hashed else "NULL, NULL"
            quoted = name.replace("\\", "\\\\").replace("'", "''")
            self.sql("INSERT INTO fichier (depot, nom, taille, blob_nom, recu_le, crc32, sha256, antivirus) "
                     f"VALUES ({depot}, '{quoted}', {size}, '{blob}', UTC_TIMESTAMP(), {sums}, 'sain')")
        return depot, f"/f/{token}"

    def blob_of(self, depot, name):
        blob = self.sql(f"SELECT blob_nom FROM fichier WHERE depot = {depot} AND nom = '{name}'")
        return f"{self.state}/depots/fichiers/{blob[:2]}/{blob[2:4]}/{blob}"

    def curl(self, *arguments, check=True):
        """(exit status, standard output)"""
        done = subprocess.run(["curl", "-sS", "--cacert", self.demo["ca"], *arguments], capture_output=True, check=False)
        if check and done.returncode != 0:
            raise AssertionError(f"curl {arguments}: {done.stderr.decode()}")
        return done.returncode, done.stdout

    def act(self, link, number=0):
        """Presses a button: the address of one act of downloading. number: which file, or "tous"."""
        page = self.curl(self.url + link)[1].decode()
        keys = re.findall(r'name="fichier" value="([^"]+)"', page)
        key = number if number == "tous" else keys[number]
        head = self.curl("-D", "-", "-o", "/dev/null", "-d", f"fichier={key}", f"{self.url}{link}/telecharger")[1].decode()
        where = re.search(r"(?im)^location: (\S+)", head)
        assert where, head
        return self.url + where[1]

    def mails(self):
        """Texts of the mails to who drops, oldest first."""
        found = []
        for path in sorted(glob.glob(f"{self.state}/mail/*.eml"), key=os.path.getmtime):
            with open(path, "rb") as file:
                message = email.message_from_binary_file(file, policy=email.policy.default)
            if self.mailbox in str(message["to"]):
                found.append(message.get_body(("plain",)).get_content())
        return found

    def complete(self, depot):
        return int(self.sql(f"SELECT COUNT(*) FROM telechargement WHERE depot = {depot} AND complet_le IS NOT NULL"))

    def sent(self, depot):
        return int(self.sql(f"SELECT COALESCE(MAX(envoye), 0) FROM telechargement WHERE depot = {depot}"))

    def wait(self, ready, seconds=20):
        for _ in range(seconds * 10):
            if ready():
                return True
            time.sleep(0.1)
        return False


def put(path, content):
    """Writes a file; (size, crc32, sha256)."""
    if isinstance(content, bytes):
        with open(path, "wb") as file:
            file.write(content)
        return len(content), zlib.crc32(content), hashlib.sha256(content).hexdigest()
    with open(path, "wb") as file:
        file.truncate(content)
    crc, block = 0, bytes(16 << 20)
    for at in range(0, content, len(block)):
        crc = zlib.crc32(block[:content - at], crc)
    return content, crc, "00" * 32
