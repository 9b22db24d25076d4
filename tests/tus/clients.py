#!/usr/bin/python3
"""Two clients that owe nothing to those of JavaScript: Debian's python3-tuspy, and curl. Sizes through the whole
path are 0, 1, 2^31, 2^32 and 2^32 + 1 bytes; each large file is taken off the disk again at once."""
import io
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time

from tusclient import client as tus

STATE = os.environ["TS_STATE"]
DEMO = json.load(open(f"{STATE}/demo.json", encoding="utf-8"))
SITE, CA = DEMO["url"].rstrip("/"), DEMO["ca"]
os.environ["REQUESTS_CA_BUNDLE"] = CA
TOKEN = secrets.token_urlsafe(32)


def sql(statement):
    return subprocess.run(
        ["mariadb", "--no-defaults", f"--socket={STATE}/run/mariadb.sock", "--user=" + subprocess.getoutput("id -un"),
         "--default-character-set=utf8mb4", "-N", "-B", "-r", "teleservices", "-e", statement],
        check=True, capture_output=True, text=True).stdout.rstrip("\n")


def stored(link):
    """(name, path on the disk) of the only file of the drop behind a link."""
    token = link.rsplit("/", 1)[1]
    name, blob = sql(f"SELECT f.nom, f.blob_nom FROM fichier f JOIN depot d ON d.id = f.depot "
                     f"WHERE d.empreinte = UNHEX(SHA2('{token}', 256))").split("\t")
    return name, f"{STATE}/depots/fichiers/{blob[:2]}/{blob[2:4]}/{blob}"


def curl(*arguments, token=TOKEN):
    return subprocess.run(["curl", "-sS", "--cacert", CA, "-H", f"Authorization: Bearer {token}", *arguments],
                          capture_output=True, text=True)


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def resident():
    """The largest resident size, in kB, that a process of the pool for bodies has ever had."""
    worst = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            command = open(f"/proc/{pid}/cmdline", encoding="utf-8", errors="replace").read()
            if f"--config\0{STATE}/etc/filex.conf" not in command or not command.split("\0")[0].endswith("bin/filex"):
                continue
            peak = [line for line in open(f"/proc/{pid}/status", encoding="utf-8") if line.startswith("VmHWM")]
            worst = max(worst, int(peak[0].split()[1]))
        except (FileNotFoundError, ProcessLookupError, IndexError):
            continue
    return worst


def tuspy_whole_and_in_chunks():
    data = os.urandom(700_001)
    for chunk in (2**31, 100_000):
        uploader = tus.TusClient(f"{SITE}/filex/tus/", headers={"Authorization": f"Bearer {TOKEN}"}).uploader(
            file_stream=io.BytesIO(data), chunk_size=chunk, metadata={"filename": "été.bin"})
        uploader.upload()
        secret = uploader.url.rsplit("/", 1)[1]
        name, blob = sql(f"SELECT f.nom, f.blob_nom FROM televersement t JOIN fichier f ON f.id = t.fichier "
                         f"WHERE t.empreinte = UNHEX(SHA2('{secret}', 256))").split("\t")
        check(name == "été.bin", name)
        path = f"{STATE}/depots/fichiers/{blob[:2]}/{blob[2:4]}/{blob}"
        check(open(path, "rb").read() == data, "the bytes differ")


def tuspy_resumes_and_sums():
    data = os.urandom(500_000)
    client = tus.TusClient(f"{SITE}/filex/tus/", headers={"Authorization": f"Bearer {TOKEN}"})
    first = client.uploader(file_stream=io.BytesIO(data), chunk_size=100_000, upload_checksum=True)
    first.upload(stop_at=200_000)
    again = client.uploader(file_stream=io.BytesIO(data), chunk_size=100_000, url=first.url, upload_checksum=True)
    check(again.offset == 200_000, again.offset)
    again.upload()
    check(again.offset == 500_000, again.offset)


def curl_names():
    with tempfile.TemporaryDirectory() as folder:
        for name in ("notes du jour.ods", "été.txt", "e\u0301te\u0301 2.txt", "\"l’a\" 'b'.txt", "تقرير.pdf", "a" * 255, "50%.txt", "a+b&c#d.txt"):
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(name)
            # curl puts the file's own name at the end of an address that ends with a slash
            said = curl("-T", path, f"{SITE}/filex/curl/")
            check(said.returncode == 0 and said.stdout.startswith(f"{SITE}/f/") and said.stdout.count("\n") == 1, said)
            kept, blob = stored(said.stdout.strip())
            check(kept == name.replace("e\u0301", "é"), kept)
            check(open(blob, encoding="utf-8").read() == name, "the bytes differ")


def curl_options_and_refusals():
    with tempfile.NamedTemporaryFile() as empty:
        said = curl("-T", empty.name, f"{SITE}/filex/curl/vide.txt?jours=2&avis=1")
    check(said.stdout.startswith(f"{SITE}/f/"), said)
    check(sql("SELECT jours, avis FROM depot ORDER BY id DESC LIMIT 1") == "2\t1", "options")
    for status, arguments, token in (
            ("400", ("-T", "/etc/hostname", f"{SITE}/filex/curl/a?jours=400"), TOKEN),
            ("401", ("-T", "/etc/hostname", f"{SITE}/filex/curl/a"), "faux"),
            ("411", ("-T", "-", "-H", "Transfer-Encoding: chunked", "--http1.1", f"{SITE}/filex/curl/a"), TOKEN)):
        said = curl("-o", os.devnull, "-w", "%{http_code}", *arguments, token=token)
        check(said.stdout == status, (said, status))
    # the token as a password, for what knows no other header
    said = subprocess.run(["curl", "-sS", "--cacert", CA, "-u", f"script:{TOKEN}", "-T", "/etc/hostname",
                           f"{SITE}/filex/curl/"], capture_output=True, text=True)
    check(said.stdout.startswith(f"{SITE}/f/"), said)


def without_bytes():
    """What brings no bytes may bring none, and its address, which is the right, stays out of nginx's log."""
    def begin():
        said = curl("-D", "-", "-o", os.devnull, "-X", "POST", "-H", "Tus-Resumable: 1.0.0", "-H", "Upload-Length: 6", f"{SITE}/filex/tus/")
        return next(line.split(":", 1)[1].strip() for line in said.stdout.splitlines() if line.lower().startswith("location:"))
    for version in ("--http1.1", "--http2"):
        where = begin()
        said = curl(version, "-o", os.devnull, "-w", "%{http_code}", "-X", "DELETE", "-H", "Tus-Resumable: 1.0.0",
                    "-H", "Content-Length: 0", SITE + where)
        check(said.stdout == "204", said)
        log = open(f"{STATE}/log/nginx.log", encoding="utf-8", errors="replace").read()
        check(where.rsplit("/", 1)[1] not in log, f"{version}: the address of an upload is in nginx's log")
    here = "Tus-Resumable: 1.0.0"
    where = begin()
    said = curl("-o", os.devnull, "-w", "%{http_code}", "-X", "PATCH", "-H", here, "-H", "X-HTTP-Method-Override: DELETE", SITE + where)
    check(said.stdout == "204" and curl("-I", "-o", os.devnull, "-w", "%{http_code}", "-H", here, SITE + where).stdout in ("404", "410"), said)
    for status, arguments in (("405", ("-X", "PUT")), ("404", ()), ("413", ("-X", "DELETE", "-d", "abc"))):
        where = begin()
        said = curl("-D", "-", "-o", os.devnull, "-H", here, *arguments, SITE + where)
        check(f" {status}" in said.stdout.splitlines()[0] and said.stdout.lower().count("tus-resumable: 1.0.0") == 1, said)
        log = open(f"{STATE}/log/nginx.log", encoding="utf-8", errors="replace").read()
        check(where.rsplit("/", 1)[1] not in log, f"{status}: the address of an upload is in nginx's log")
    # one header, two values: neither is the one that was meant
    for headers in (("Upload-Offset: 0", "Upload-Offset: 3"), ("Upload-Offset: 0", "Upload-Length: 6", "Upload-Length: 9")):
        asked = [word for header in headers for word in ("-H", header)]
        said = curl("-o", os.devnull, "-w", "%{http_code}", "-X", "PATCH", "-H", here, "-H", "Content-Type: application/offset+octet-stream",
                    *asked, "-d", "abc", SITE + begin())
        check(said.stdout == "400", (headers, said))
    with tempfile.NamedTemporaryFile() as body:
        body.truncate(60_000_000)
        for method in ("DELETE", "OPTIONS"):
            said = curl("--max-time", "20", "-o", os.devnull, "-w", "%{http_code} %{size_upload}", "-X", method,
                        "-H", "Tus-Resumable: 1.0.0", "-H", "Expect:", "--data-binary", f"@{body.name}", f"{SITE}/filex/tus/{'A' * 22}")
            status, sent = said.stdout.split()
            check(status == "413" and int(sent) < 1_000_000, (method, said))


def sizes():
    with tempfile.TemporaryDirectory() as folder:
        for size in (0, 1, 2**31, 2**32, 2**32 + 1):
            path = os.path.join(folder, "creux.bin")
            with open(path, "wb") as file:
                file.truncate(size)
                if size:
                    file.seek(size - 1)
                    file.write(b"!")
            began = time.monotonic()
            said = curl("-T", path, f"{SITE}/filex/curl/")
            check(said.returncode == 0 and said.stdout.startswith(f"{SITE}/f/"), said)
            _, blob = stored(said.stdout.strip())
            check(os.path.getsize(blob) == size, os.path.getsize(blob))
            check(int(sql("SELECT taille FROM fichier ORDER BY id DESC LIMIT 1")) == size, "size in the database")
            with open(blob, "rb") as file:
                file.seek(max(0, size - 1))
                check(file.read() == (b"!" if size else b""), "last byte")
            print(f"  {size} bytes in {time.monotonic() - began:.1f} s")
            with open(blob, "wb"):
                pass  # its room is wanted back
    worst = resident()
    print(f"  largest resident size of a program: {worst} kB")
    check(0 < worst < 20_000, worst)


def main():
    sql(f"INSERT INTO jeton_depot (compte, empreinte, nom, cree_le, expire_le) SELECT MIN(id), UNHEX(SHA2('{TOKEN}', 256)), "
        f"'essais', '2020-01-01', '2099-01-01' FROM compte WHERE profil = 'agent'")
    passed = failed = 0
    for test in (tuspy_whole_and_in_chunks, tuspy_resumes_and_sums, curl_names, curl_options_and_refusals, without_bytes, sizes):
        try:
            test()
            passed += 1
            print(f"✔ {test.__name__}")
        except Exception as failure:  # pylint: disable=broad-except  (told, and counted)
            failed += 1
            print(f"✖ {test.__name__}: {failure!r}")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


sys.exit(main())
