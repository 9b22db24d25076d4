#!/usr/bin/env python3
"""What recipients download through nginx, and what the owner is told: one mail for each real download, however
many requests it took, and none for anything else.
usage: telechargements.py STATE [--grand]"""
import io
import os
import random
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import zipfile
from urllib.parse import urlsplit

from lieu import Lieu

BIG = random.Random(2026).randbytes(24_000_000)
HEADERS = {  # on the file itself: a browser keeps it, and neither opens nor guesses what it is
    "content-type": "application/octet-stream",
    "content-disposition": "attachment; filename=\"_t_ _1_.html\"; filename*=UTF-8''%C3%A9t%C3%A9%20_1_.html",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "private, no-store",
    "x-robots-tag": "noindex",
    "accept-ranges": "bytes",
}


def one_mail(lieu, depot, before=0):
    """Exactly one more download, and one more mail."""
    assert lieu.wait(lambda: lieu.complete(depot) == 1), f"never complete, {lieu.sent(depot)} bytes"
    assert lieu.wait(lambda: len(lieu.mails()) == before + 1), f"{len(lieu.mails()) - before} mails"
    time.sleep(1.5)
    assert len(lieu.mails()) == before + 1, f"{len(lieu.mails()) - before} mails"
    assert lieu.complete(depot) == 1


def no_mail(lieu, depot, before):
    time.sleep(2)
    assert lieu.complete(depot) == 0
    assert len(lieu.mails()) == before


def headers_of(text):
    return {name.lower(): value.strip() for name, value in re.findall(r"(?m)^([\w-]+):(.*)$", text.replace("\r", ""))}


def whole_file(lieu, folder):
    before = len(lieu.mails())
    depot, link = lieu.drop({'été "1".html': b"<script>alert(1)</script>"})
    where = lieu.act(link)
    assert "/t/" in where
    code, head = lieu.curl("-I", where)
    seen = headers_of(head.decode())
    for name, value in HEADERS.items():
        assert seen.get(name) == value, f"{name}: {seen.get(name)}"
    assert "x-filex-dl" not in seen and "x-accel-redirect" not in seen and "set-cookie" not in seen
    lieu.curl("-I", "--http1.1", where)
    no_mail(lieu, depot, before)  # HEAD is not a download
    assert lieu.curl(where)[1] == b"<script>alert(1)</script>"
    one_mail(lieu, depot, before)
    assert "html" in lieu.mails()[-1]
    lieu.curl(where)
    time.sleep(1)
    assert len(lieu.mails()) == before + 1  # the same act again


def pieces(lieu, folder, version):
    before = len(lieu.mails())
    depot, link = lieu.drop({"big.bin": BIG})
    where = lieu.act(link)
    get = lambda ranges: lieu.curl(version, "-r", ranges, where)[1]
    assert get("20000000-") == BIG[20_000_000:]
    assert get("0-4999999") == BIG[:5_000_000]
    assert get("-1000") == BIG[-1000:]
    several = get("5000000-5000099,6000000-6000099")
    assert BIG[5_000_000:5_000_100] in several and BIG[6_000_000:6_000_100] in several
    assert len(several) < 1000
    assert get("6000100-20000500") == BIG[6_000_100:20_000_501]
    assert lieu.curl(version, "-o", "/dev/null", "-w", "%{http_code}", "-r", "99000000-", where)[1] == b"416"
    no_mail(lieu, depot, before)
    assert lieu.sent(depot) == len(BIG) - 999_900
    assert get("5000100-5999999") == BIG[5_000_100:6_000_000]
    one_mail(lieu, depot, before)


def cut_and_resumed(lieu, folder, version):
    before = len(lieu.mails())
    depot, link = lieu.drop({"big.bin": BIG})
    where = lieu.act(link)
    path = f"{folder}/cut{version}"
    for _ in range(3):
        code, _ = lieu.curl(version, "-C", "-", "--limit-rate", "3M", "--max-time", "1.5", "-o", path, where, check=False)
        assert code == 28, code
    got = os.path.getsize(path)
    assert 0 < got < len(BIG)
    assert lieu.wait(lambda: lieu.sent(depot) >= got), f"{lieu.sent(depot)} counted, {got} received"
    no_mail(lieu, depot, before)
    lieu.curl(version, "-C", "-", "-o", path, where)
    with open(path, "rb") as file:
        assert file.read() == BIG
    one_mail(lieu, depot, before)


def gone_before_the_end(lieu, folder):
    """A client that leaves when all but the end has arrived has downloaded nothing whole."""
    before = len(lieu.mails())
    depot, link = lieu.drop({"big.bin": BIG})
    where = urlsplit(lieu.act(link))
    context = ssl.create_default_context(cafile=lieu.demo["ca"])
    for _ in range(2):
        plain = socket.create_connection((where.hostname, where.port))
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        tls = context.wrap_socket(plain, server_hostname="localhost")
        tls.sendall(f"GET {where.path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        left = 10_000_000
        while left > 0:
            left -= len(tls.recv(65536))
        tls.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        tls.close()
    assert lieu.wait(lambda: lieu.sent(depot) > 0)
    assert lieu.sent(depot) < len(BIG)
    no_mail(lieu, depot, before)


def daemon_away(lieu, folder):
    """Its datagrams are lost; the journal is not."""
    before = len(lieu.mails())
    depot, link = lieu.drop({"a.bin": BIG[:100_000]})
    where = lieu.act(link)
    pid = int(open(f"{lieu.state}/run/recus.pid", encoding="ascii").read().split()[0])
    os.kill(pid, signal.SIGSTOP)
    os.unlink(f"{lieu.state}/run/recus/recus.sock")  # as after a crash: nobody is there
    lieu.curl("-o", "/dev/null", where)
    os.kill(pid, signal.SIGKILL)  # its supervisor starts another
    one_mail(lieu, depot, before)
    # nginx, which was connected to the one that died, finds the new one by itself
    depots = []
    for _ in range(4):
        depot, link = lieu.drop({"a.bin": BIG[:1000]}, avis=0)
        lieu.curl("-o", "/dev/null", lieu.act(link))
        depots.append(depot)
    assert lieu.wait(lambda: all(lieu.complete(depot) == 1 for depot in depots), 25)


def last_one(lieu, folder):
    depot, link = lieu.drop({"a.bin": b"a" * 1000}, telechargements_max=2, avis=0)
    wheres = [lieu.act(link) for _ in range(2)]
    page = lieu.curl("-w", "%{http_code}", lieu.url + link)[1].decode()
    assert page.endswith("410") and "sont pris" in page
    for where in wheres:
        assert lieu.curl(where)[1] == b"a" * 1000


def zip_opens(lieu, folder):
    before = len(lieu.mails())
    # what is in a file is never an instruction to nginx
    evil = b'<!--#include virtual="/sante" --><!--# set var="x" value="y" -->' * 3
    files = {"notes été.ods": BIG[:3_000_000], "NOTES ÉTÉ.ods": evil, "vide.txt": b"", "<!--# echo var='x' -->.html": evil,
             "petit": b"<", "b": b"!--# include"}
    depot, link = lieu.drop(files)
    where = lieu.act(link, "tous")
    assert "/z/" in where
    head = headers_of(lieu.curl("-I", where)[1].decode())
    assert head["accept-ranges"] == "none" and head["content-type"] == "application/zip", head
    assert "x-filex-dl" not in head and "nosniff" in head["x-content-type-options"]
    no_mail(lieu, depot, before)
    path = f"{folder}/all.zip"
    for version in ("--http1.1", "--http2"):
        code = lieu.curl(version, "-o", path, "-r", "100-200", "-w", "%{http_code}", where)[1]
        assert code == b"200", code  # no range: the whole, and it says so
        said = subprocess.run(["unzip", "-tq", path], capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["notes été.ods", "NOTES ÉTÉ (2).ods", "vide.txt", "_!--# echo var='x' --_.html", "petit", "b"]
        assert [archive.read(name) for name in archive.namelist()] == list(files.values())
    assert os.path.getsize(path) == int(lieu.sql(f"SELECT total FROM telechargement WHERE depot = {depot}"))
    one_mail(lieu, depot, before)
    assert "tous les fichiers" in lieu.mails()[-1]


def zip_of_many(lieu, folder):
    depot, link = lieu.drop({f"f{number}": bytes([number]) * number for number in range(250)}, avis=0)
    body = lieu.curl(lieu.act(link, "tous"))[1]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None and len(archive.namelist()) == 250


def zip_never_half(lieu, folder):
    """A file that is gone is said before the first byte; a client that leaves: nothing that looks whole, no mail."""
    before = len(lieu.mails())
    depot, link = lieu.drop({"a.bin": BIG[:2_000_000], "b.bin": BIG[:1000], "c.bin": BIG})
    where = lieu.act(link, "tous")
    os.unlink(lieu.blob_of(depot, "b.bin"))
    path = f"{folder}/half.zip"
    for version in ("--http1.1", "--http2"):
        status = lieu.curl(version, "-o", path, "-w", "%{http_code}", where)[1]
        assert status == b"404", status
        assert not zipfile.is_zipfile(path), "half a zip looks whole"
    other, link = lieu.drop({"a.bin": BIG, "b.bin": BIG})
    code, _ = lieu.curl("--limit-rate", "3M", "--max-time", "1.5", "-o", path, lieu.act(link, "tous"), check=False)
    assert code == 28
    no_mail(lieu, depot, before)
    no_mail(lieu, other, before)
    assert 0 < lieu.sent(other) < 2 * len(BIG), "what has left is not nothing"


def lost_file(lieu, folder):
    """A page in French, and the download is nobody's."""
    depot, link = lieu.drop({"a.bin": b"a" * 1000}, telechargements_max=1, avis=0)
    taken = lambda: int(lieu.sql(f"SELECT telechargements_pris FROM depot WHERE id = {depot}"))
    blob = lieu.blob_of(depot, "a.bin")
    os.rename(blob, blob + ".away")
    key = re.findall(r'name="fichier" value="([^"]+)"', lieu.curl(lieu.url + link)[1].decode())[0]
    page = lieu.curl("-w", "%{http_code}", "-d", f"fichier={key}", f"{lieu.url}{link}/telecharger")[1].decode()
    assert page.endswith("404") and "introuvable" in page and taken() == 0, page
    os.rename(blob + ".away", blob)
    where = lieu.act(link)
    # lost between the page and nginx: it is there, and cannot be opened
    os.unlink(blob)
    os.symlink("/nowhere", blob)
    page = lieu.curl("-w", "%{http_code}", where)[1].decode()
    assert page.endswith("404") and 'lang="fr"' in page and "Il n’y a rien à cette adresse" in page, page
    for inner in ("/.filex/fichiers/a", "/.filex/morceaux/a", "/.pages/a", "/filex/.garde", "/filex/.tus", "/filex/.tus_corps", "/statique/a"):
        page = lieu.curl("-w", "%{http_code}", lieu.url + inner)[1].decode()
        assert page.endswith("404") and 'lang="fr"' in page, (inner, page)


def own_theme(lieu, folder):
    """The academy's own colours are linked, and served, as soon as they are there."""
    own = f"{lieu.state}/templates/statique"
    theme = f"{lieu.url}/statique/academie/theme.css"
    page = lambda: lieu.curl(lieu.url + "/")[1].decode()
    assert "theme.css" not in page()
    os.makedirs(own, exist_ok=True)
    with open(f"{own}/theme.css", "w", encoding="utf-8") as css:
        css.write(":root { --action: #800; }\n")
    assert "/statique/academie/theme.css" in page()
    head = lieu.curl("-I", theme)[1].decode().lower()
    assert " 200" in head and "content-type: text/css" in head, head
    os.unlink(f"{own}/theme.css")
    assert lieu.curl("-o", os.devnull, "-w", "%{http_code}", theme)[1] == b"404"


def no_link_in_a_log(lieu, folder):
    """The last one: whatever went wrong before, and while the program is away."""
    depot, link = lieu.drop({"a.bin": BIG[:1000]})
    where = lieu.act(link)
    socket_of = f"{lieu.state}/run/filex.sock"
    os.rename(socket_of, socket_of + ".away")
    for path in (lieu.url + link, where):
        page = lieu.curl("-w", "%{http_code}", path)[1].decode()
        assert page.endswith("503") and "indisponible" in page, page
    os.rename(socket_of + ".away", socket_of)
    for name in sorted(os.listdir(f"{lieu.state}/log")):
        with open(f"{lieu.state}/log/{name}", encoding="utf-8", errors="replace") as file:
            log = file.read()
        found = [token for token in lieu.tokens if token in log]
        assert not found, f"{len(found)} links are in {name}"
    with open(f"{lieu.state}/log/access.log", encoding="utf-8") as file:
        assert re.search(r'" 503 .*/filex\.sock" "502"$', file.read(), re.M), "no word of which program was away"


def zip_beyond_four_gigabytes(lieu, folder):
    size = (1 << 32) + 1
    depot, link = lieu.drop({"grand.bin": size, "fin.txt": b"la fin"})
    path = f"{folder}/grand.zip"
    began = time.monotonic()
    lieu.curl("-o", path, lieu.act(link, "tous"))
    with zipfile.ZipFile(path) as archive:
        assert [i.file_size for i in archive.infolist()] == [size, 6]
        assert archive.read("fin.txt") == b"la fin"
        assert archive.testzip() is None
    print(f"  4 GiB of zip in {time.monotonic() - began:.0f} s, check included")


def main():
    lieu = Lieu(sys.argv[1])
    tests = [("a whole file", whole_file)]
    for version in ("--http1.1", "--http2"):
        tests.append((f"pieces in any order {version}", lambda *a, v=version: pieces(*a, v)))
        tests.append((f"cut and resumed {version}", lambda *a, v=version: cut_and_resumed(*a, v)))
    tests += [("gone before the end", gone_before_the_end), ("the daemon away", daemon_away), ("the last one", last_one),
              ("a zip opens", zip_opens), ("a zip of many", zip_of_many), ("never half a zip", zip_never_half),
              ("a lost file", lost_file), ("the academy's own theme", own_theme)]
    if "--grand" in sys.argv:
        tests.append(("a zip beyond 4 GiB", zip_beyond_four_gigabytes))
    tests.append(("no link in a log", no_link_in_a_log))
    failed = 0
    for name, test in tests:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(lieu, folder)
                print(f"ok      {name} ({time.monotonic() - began:.1f} s)", flush=True)
            except (AssertionError, OSError, subprocess.SubprocessError, zipfile.BadZipFile, KeyError) as wrong:
                failed += 1
                print(f"FAILED  {name}: {type(wrong).__name__} {wrong} line {wrong.__traceback__.tb_next.tb_lineno}", flush=True)
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
