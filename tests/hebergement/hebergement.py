#!/usr/bin/python3
"""What nginx/install puts on a machine, and how the site then lives beside the other things that its nginx serves."""
import os
import re
import secrets
import shutil
import subprocess
import sys

from hote import ME, POOLS, PREFIX, ROOT, UNITS, Hote, run, unit

TOKEN = secrets.token_urlsafe(32)
SECRET = secrets.token_hex(12)
FILES = {"x.php": b"<?php phpinfo();", "x.png": os.urandom(300_000), ".env": b"A=1\n", "x.css": b"p { }"}


def check(holds, what):
    if not holds:
        raise AssertionError(what)


# ---- what was put there ----

def rights(hote):
    with open(f"{hote.stage}/owners", encoding="utf-8") as file:
        owners = dict(reversed(line.split()) for line in file)
    users = {"auth": "teleservices-auth", "ts-admin": "teleservices-ts-admin", "famille": "teleservices-famille",
             "filex": ME, "ts-depots": ME, "tsctl": "teleservices-worker",
             "rebond": "teleservices-rebond"}
    wanted = {"/etc/teleservices/cle": ("root:root", 0o400), "/etc/teleservices/templates": ("root:root", 0o755),
              "/var/lib/teleservices/lettres": ("teleservices-worker:teleservices-ts-admin", 0o750),
              "/var/log/teleservices": (f"root:{ME}", 0o750)}
    wanted |= {f"/etc/teleservices/{name}.conf": (f"{user}:", 0o400) for name, user in users.items()}
    wanted |= {f"/srv/teleservices/depots{part}": (f"{ME}:{ME}", 0o700) for part in ("", "/entrants", "/partiels", "/fichiers")}
    for path, (owner, mode) in wanted.items():
        check(owners.get(path) == owner, f"{path}: {owners.get(path)}, not {owner}")
        seen = os.stat(hote.stage + path).st_mode & 0o7777
        check(seen == mode, f"{path}: {seen:o}, not {mode:o}")
    for name in (*(users.keys() - {"rebond"}), "../templates", "../www/style.css"):
        path = f"{hote.share}/bin/{name}"
        seen = os.stat(path).st_mode
        check(seen & 0o444 == 0o444 and (seen & 0o111 == 0o111 or path.endswith(".css")), f"{path}: {seen:o}")


def passwords_apart(hote):
    seen = set()
    for name in ("auth", "ts-admin", "famille", "filex", "ts-depots", "tsctl", "rebond"):
        with open(f"{hote.etc}/{name}.conf", encoding="utf-8") as file:
            seen.add(re.search(r"^db-password = (\w{48})$", file.read(), re.M)[1])
    check(len(seen) == 7, f"{len(seen)} passwords")


def nothing_left_to_fill(hote):
    left = run("grep", "-rnE", "@[A-Z_]+@", hote.etc, hote.stage + UNITS, f"{hote.stage}/etc/logrotate.d").stdout
    check(left == "", left)


def upgrade_keeps_what_is_the_hosts(hote):
    def change(path, old, new):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        check(old in text, f"{path}: no {old}")
        os.chmod(path, 0o644)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))

    change(f"{hote.etc}/auth.conf", "#car-days = 90", "car-days = 60")
    change(f"{hote.etc}/famille.conf", "#session-hours = 12\n", "")
    change(f"{hote.etc}/nginx/commun.conf", "emerg;", "info;")
    # an older file of ours: its sum is the one that was written down
    change(f"{hote.etc}/nginx/barre.conf", "301", "302")
    sums = [run("sha256sum", f"{hote.etc}/nginx/{name}.conf").stdout.split()[0] for name in ("barre", "remise")]
    with open(f"{hote.stage}/var/lib/teleservices/installed", encoding="utf-8") as file:
        noted = re.sub(r"\w+(  - /etc/teleservices/nginx/barre.conf)", rf"{sums[0]}\1", file.read())
    with open(f"{hote.stage}/var/lib/teleservices/installed", "w", encoding="utf-8") as file:
        file.write(noted)
    before = {name: open(f"{hote.etc}/{name}", encoding="utf-8").read() for name in ("auth.conf", "tsctl.conf", "famille.conf", "cle", "nginx/commun.conf", "nginx/remise.conf")}

    pool = f"{hote.stage}/etc/php/8.2/fpm/pool.d"  # a neighbour who could read what is dropped
    os.makedirs(pool)
    with open(f"{pool}/www.conf", "w", encoding="utf-8") as file:
        file.write(f"[www]\nuser = {ME}\n")

    done = hote.install()
    check(done.returncode == 0, done.stderr)
    for name, text in before.items():
        check(open(f"{hote.etc}/{name}", encoding="utf-8").read() == text, f"{name} is another")
    check("return 301" in open(f"{hote.etc}/nginx/barre.conf", encoding="utf-8").read(), "our own file is not renewed")
    check("emerg" in open(f"{hote.etc}/nginx/commun.conf.new", encoding="utf-8").read(), "ours does not stand beside the host's")
    for word in ("commun.conf.new", "session-hours", "pool.d/www.conf", "systemctl restart", "--accounts", "migrate"):
        check(word in done.stdout, f"{word} is not said: {done.stdout}")
    refused = hote.install("--prefix", "/ailleurs")
    check(refused.returncode == 1 and "--prefix" in refused.stderr, "an option that would change nothing is taken")
    check(os.stat(f"{hote.etc}/auth.conf").st_mode & 0o77 == 0, "a file that the host wrote again stays open to all")
    shutil.move(f"{hote.etc}/nginx/commun.conf.new", f"{hote.etc}/nginx/commun.conf")


def units_hold(hote):
    names = [f"teleservices@{pool}.{kind}" for pool in POOLS for kind in ("socket", "service")]
    names += [f"teleservices-{name}.service" for name in ("worker", "depots", "recus")]
    for name in names:
        said = unit(hote.stage, name)
        if name.endswith(".socket"):
            continue
        check("/cle" in said["LoadCredential"] and "--key-file ${CREDENTIALS_DIRECTORY}/cle" in said["ExecStart"], f"{name} has no key")
        check(said["UMask"] == ("0027" if "worker" in name else "0077"), f"{name}: UMask {said['UMask']}")
        check(("filex" in name or "-depots" in name) == (said.get("ReadWritePaths") == "/srv/teleservices/depots"), f"{name}: ReadWritePaths")
        check((said["User"] == ME) == any(word in name for word in ("filex", "depots", "recus")), f"{name}: {said['User']}")
    asked = set(re.findall(r"unix:/run/teleservices/([\w-]+)\.sock", "".join(hote.logs("etc/teleservices/nginx/*.conf").values())))
    check(asked == set(POOLS), f"nginx asks {asked}")
    if not shutil.which("systemd-analyze"):
        return
    system = f"{hote.stage}/usr/lib/systemd/system"
    os.makedirs(system)
    for path in subprocess.getoutput("ls /usr/lib/systemd/system/*.target /usr/lib/systemd/system/*.slice").split():
        shutil.copy(path, system)
    os.makedirs(f"{hote.stage}/usr/bin", exist_ok=True)
    shutil.copy("/usr/bin/multiwatch", f"{hote.stage}/usr/bin")
    done = run("systemd-analyze", "verify", f"--root={hote.stage}", *names)
    said = "\n".join(line for line in done.stderr.split("\n") if "teleservices" in line)
    check(said == "", said)


# ---- how it lives ----

def pages_are_styled(hote):
    status, kind, body, head = hote.curl(f"{hote.url}/")
    check(status == 200 and "text/html" in kind, f"{status} {kind}")
    check(re.findall(r"(?im)^(?:cache-control|expires): *(.*?)\s*$", head) == ["no-store"], f"a browser may keep it: {head}")
    page = body.decode()
    wanted = set(re.findall(rf'(?:href|src)="{PREFIX}/statique/([^"?]+)', page))
    check("style.css" in wanted, "no stylesheet in the page")
    for name in sorted(wanted):
        status, kind, body, _ = hote.curl(f"{hote.url}/statique/{name}")
        with open(f"{ROOT}/www/{name}", "rb") as file:
            check(status == 200 and body == file.read(), f"{name}: {status} {kind}")
    check("Académie d’essai" in page, "the academy has no name")
    check("text/css" in hote.curl(f"{hote.url}/statique/style.css")[1], "the stylesheet is none")


def pages_of_nginx_alone(hote):
    for path in ("/statique/none.css", "/.filex/fichiers/aa/bb/x", "/.pages/none.html"):
        status, kind, body, _ = hote.curl(hote.url + path)
        check(status == 404 and "text/html" in kind and "rien à cette adresse" in body.decode(), f"{path}: {status}")
        check(f"{PREFIX}/statique/style.css" in body.decode(), f"{path}: not styled")
    path = f"{hote.stage}/run/teleservices/famille.sock"
    os.rename(path, path + ".away")
    status, _, body, _ = hote.curl(f"{hote.url}/famille/?secret={SECRET}")
    os.rename(path + ".away", path)
    check(status == 503 and "indisponible" in body.decode(), f"a program that is away: {status}")


def headers_are_ours_alone(hote):
    """What the host says of its pages, as snippets of "security headers" do, is not on ours, where the last one would win."""
    own = f"https://localhost:{hote.port}"
    check("no-referrer-when-downgrade" in hote.curl(f"{own}/index.html")[3], "the host says nothing any more")
    token = secrets.token_urlsafe(24)
    places = [f"{hote.url}{path}" for path in
              ("/", "/connexion", f"/compte/recuperer/{token}", "/ts-admin/", "/famille/", "/famille", "/filex/", "/filex", "/filex/curl",
               "/filex/curl/x", "/filex/tus/x", "/filex/envoyer", "/filex/.garde", f"/f/{token}", f"/f/{token}/z/a.zip", "/f", "/sante",
               f"/filex/invitation/{token}/envoyer", "/statique/style.css", "/statique/academie/x.css", "/statique/none.css", "/.pages/none.html",
               "/.filex/fichiers/x", "/.filex/morceaux/x", "/none.php")]
    places += [f"https://depots.localhost:{hote.port}{path}" for path in ("/", f"{PREFIX}/f/{token}", f"{PREFIX}/statique/none.css")]
    for place in places:
        for method in ("GET", "DELETE"):
            status, _, _, head = hote.curl(place, "-X", method)
            for name in ("referrer-policy", "x-frame-options", "cache-control"):
                said = re.findall(rf"(?im)^{name}: *(.*?)\s*$", head)
                check(len(said) <= 1 and not {"no-referrer-when-downgrade", "unsafe-url", "SAMEORIGIN", "public, max-age=3600"} & set(said),
                      f"{method} {place}: {status}, {name}: {said}")
            check(status and "x-ts" not in head.lower(), f"{method} {place}: {status} {head}")


def what_nginx_says_is_french(hote):
    for path in ("/famille", "/ts-admin", "/filex", "/f"):
        status, kind, body, head = hote.curl(f"{hote.url}{path}?a=1")
        where = re.search(r"(?im)^location: (\S+)", head)
        check(status == 301 and where and where[1] == f"{PREFIX}{path}/?a=1", f"{path}: {status} {head}")
        check("text/html" in kind and "à une autre adresse" in body.decode(), f"{path}: {body}")
    status, kind, body, _ = hote.curl(f"{hote.url}/filex/curl", "-T", f"{hote.host}/www/index.html")
    check(status == 404 and kind.startswith("text/plain") and "barre" in body.decode(), f"curl without its stroke: {status} {kind} {body}")
    links = f"https://depots.localhost:{hote.port}"
    place = f"{links}{PREFIX}/f/{hote.links[-1]}"
    key = re.search(r'name="fichier" value="([^"]+)"', hote.curl(place)[2].decode())[1]
    where = re.search(r"(?im)^location: (\S+)", hote.curl(f"{place}/telecharger", "-d", f"fichier={key}")[3])[1]
    address = links + re.sub(r"^https://[^/]+", "", where)
    for header, wanted in (("Range: bytes=99999999-", 416), ('If-Match: "autre"', 412)):
        status, kind, body, head = hote.curl(address, "-H", header)
        check(status == wanted and "text/html" in kind and "ne peut pas être repris" in body.decode(), f"{header}: {status} {kind} {body[:200]}")
        size = len(list(FILES.values())[-1])
        check(wanted == 412 or re.search(rf"(?im)^content-range: bytes \*/{size}\s*$", head), f"no size to resume from: {head}")
    check(hote.curl(address)[0] == 200, "the whole of it")


def arrives_and_goes_out(hote):
    for name, content in FILES.items():
        path = f"{hote.host}/{name}"
        with open(path, "wb") as file:
            file.write(content)
        status, kind, body, _ = hote.curl(f"{hote.url}/filex/curl/{name}", "-H", f"Authorization: Bearer {TOKEN}", "-T", path)
        link = body.decode().strip()
        check(status in (200, 201) and link.startswith("https://depots.localhost"), f"curl -T {name}: {status} {kind} {body[:200]}")
        hote.links.append(link.rsplit("/", 1)[1])
        page = hote.curl(link)[2].decode()
        key = re.search(r'name="fichier" value="([^"]+)"', page)
        check(key, f"{link}: no button in {page[:300]}")
        status, _, _, head = hote.curl(f"{link}/telecharger", "-d", f"fichier={key[1]}")
        where = re.search(r"(?im)^location: (\S+)", head)
        check(where, f"{link}: {status}, {head}")
        path = re.sub(r"^https://[^/]+", "", where[1])
        there = re.match(r"https://[^/]+", link)[0] + path
        status, _, body, head = hote.curl(there, "-H", "Accept-Encoding: gzip")
        check(status == 200 and body == content, f"{name}: {status}, {len(body)} bytes of {len(content)}")
        check("accept-ranges: bytes" in head.lower() and "gzip" not in head.lower(), f"{name}: pressed on its way: {head}")
        # nothing of it leaves by the site's own name
        status, _, body, head = hote.curl(re.match(r"https://[^/]+", hote.url)[0] + path)
        where = re.search(r"(?im)^location: (\S+)", head)
        check(status == 303 and not body and where and where[1] == there, f"{name} from the site's host: {status}, {head}")


def refusals_are_text(hote):
    for name in ("rapport.pdf", "rapport.html", "x.php", "x.png"):
        status, kind, body, _ = hote.curl(f"{hote.url}/filex/curl/{name}", "-T", f"{hote.host}/x.png")
        check(status == 401 and kind.startswith("text/plain") and body, f"{name}: {status} {kind}")
    status, kind, _, _ = hote.curl(f"{hote.url}/filex/tus/rapport.html", "-X", "DELETE", "-d", "xx")
    check(status == 413 and kind.startswith("text/plain"), f"DELETE with a body: {status} {kind}")


def host_goes_on(hote):
    other = f"https://autre.localhost:{hote.port}"
    own = f"https://localhost:{hote.port}"
    check(hote.curl(f"{own}/index.html")[2] == b"the host's own page\n", "the host's page is away")
    check(hote.curl(f"{own}/a.php")[2] == b"PHP of the host\n" and hote.curl(f"{own}/.git")[0] == 403, "the host's rules do not hold")
    head = hote.curl(f"{other}/index.html")[3]
    check(re.search(r"(?im)^server: nginx/", head), f"we changed what the host says: {head}")
    head = hote.curl(f"{other}{PREFIX}/")[3]
    check(re.search(r"(?im)^server: nginx\s*$", head), f"we say too much: {head}")
    logs = hote.logs("host/*.log")
    check('"GET /index.html' in logs["server.log"] and '"GET /index.html' in logs["http.log"], "the host's log does not go on")
    check("/index.html" not in hote.logs("var/log/teleservices/*")["access.log"], "the host's pages are in our log")


def no_secret_in_a_log(hote):
    token = secrets.token_urlsafe(24)
    for host in ("localhost", "autre.localhost", "depots.localhost"):
        url = f"https://{host}:{hote.port}{PREFIX}"
        for path in (f"/recuperer/{token}", f"/confirmer/{token}", f"/filex/invitation/{token}", f"/filex/tus/{token}", f"/f/{token}", f"/f/{token}/z/a.zip",
                     f"/f/{token}/t/{token}", f"/?secret={SECRET}", f"/famille/?secret={SECRET}", f"/famille?secret={SECRET}", f"/sante?secret={SECRET}",
                     f"/statique/none.css?secret={SECRET}", f"/none.php?secret={SECRET}", f"/filex/.garde?secret={SECRET}"):
            hote.curl(url + path)
        hote.curl(f"{url}/filex/tus/{token}", "-X", "DELETE", "-d", "xx")
        hote.curl(f"{url}/filex/tus/{token}", "-X", "PATCH", "-d", "xx")
        hote.curl(f"{url}/filex/curl/x?secret={SECRET}", "-T", f"{hote.host}/x.png")
        hote.curl(f"{url}/filex/invitation/{token}/envoyer", "-F", "fichier=@" + f"{hote.host}/x.png")
    # what nginx ends before it has chosen a location, on a name whose server says what README asks for
    early = f"https://depots.localhost:{hote.port}{PREFIX}/f/{token}"
    check(hote.curl(early, "--http1.1", "-H", f"Cookie: a={'x' * 40000}")[0] == 400, "a cookie too large")
    check(hote.curl(f"{early}%00")[0] == 400 and hote.curl(early, "-X", "TRACE")[0] == 405, "not ended early")
    check(hote.curl(early.replace("https:", "http:"))[0] == 400, "plain HTTP on the port of TLS")
    ours = hote.logs("var/log/teleservices/*")
    check("/recuperer/\\xE2" in ours["access.log"], "our own log says nothing")
    logs = hote.logs("host/*.log") | {f"ours: {name}": text for name, text in ours.items()} | hote.logs("journal.log")
    for name, text in logs.items():
        for line in text.split("\n"):
            found = [word for word in (token, SECRET, TOKEN, *hote.links) if word in line]
            check(not found, f"{name}: {line[:300]}")


def figures_and_receipts(hote):
    """The two workers do their part: what is dropped gets its sum, what went out is counted."""
    for _ in range(100):
        counted = hote.sql("SELECT (SELECT COUNT(*) FROM teleservices.fichier WHERE sha256 IS NULL), "
                           "(SELECT COUNT(*) FROM teleservices.telechargement WHERE complet_le IS NULL)")
        if counted == "0\t0":
            break
        subprocess.run(["sleep", "0.2"], check=True)
    check(counted == "0\t0", f"without sum, without receipt: {counted}")
    done = hote.tool("ts-depots", "verifier", "--key-file", f"{hote.cle}/cle")
    check(done.returncode == 0, done.stdout + done.stderr)


def units_end(hote):
    """At once, or each restart would take the time that systemd leaves them, and cut what they are at."""
    left = hote.stop_units()
    check(not left, f"still there after ten seconds: {left}")


def main():
    hote = Hote()
    hote.links = []
    passed = failed = 0

    def each(*tests):
        nonlocal passed, failed
        for test in tests:
            try:
                test(hote)
                passed += 1
            except (AssertionError, OSError, KeyError, ValueError) as fault:
                failed += 1
                print(f"FAILED {test.__name__}: {type(fault).__name__} {fault}")

    try:
        each(rights, passwords_apart, nothing_left_to_fill, upgrade_keeps_what_is_the_hosts, units_hold)
        hote.move_in()
        hote.fill_database()
        made = hote.tool("tsctl", "user", "--identifiant", "depot")
        check(made.returncode == 0, made.stderr)
        hote.sql("INSERT INTO teleservices.jeton_depot (compte, empreinte, nom, cree_le, expire_le) "
                 f"SELECT MIN(id), UNHEX(SHA2('{TOKEN}', 256)), 'essai', UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 DAY FROM teleservices.compte")
        trouble = hote.start()
        if trouble:
            failed += 1
            print(f"FAILED the host's nginx with ours: {trouble}")
        else:
            each(pages_are_styled, pages_of_nginx_alone, headers_are_ours_alone, arrives_and_goes_out, what_nginx_says_is_french, refusals_are_text, host_goes_on, no_secret_in_a_log, figures_and_receipts, units_end)
        if failed:
            for line in hote.logs("journal.log").get("journal.log", "").split("\n")[-15:]:
                print(line)
    finally:
        hote.end()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or passed < 6 else 0


if __name__ == "__main__":
    sys.exit(main())
