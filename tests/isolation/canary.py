#!/usr/bin/env python3
"""Isolation: no family ever sees a word of another's child, whatever it asks for.

Every pupil of the demonstration gets a word of its own in every text that a page may show; 40 families create
their accounts with the codes of the demonstration; each crawls what it can reach; then everybody asks for
everybody else's addresses and sends everybody else's forms, those that detach a child last. A foreign word
anywhere is a failure, and so is a link between a parent and a child that is not there any more.

usage: canary.py STATE [--full]   (a running demonstration, made for this test: its data is changed)
Without --full each family crawls 50 pages and asks, of every other family, for one page of each route and sends
one form of each; with it, 150 pages and everything the others reached."""
import itertools
import json
import random
import re
import subprocess
import sys
import os
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import Browser  # noqa: E402

FAMILIES = 40
SEALED = re.compile(r"[A-Za-z0-9_-]{22,}")  # what stands for a child, a link, an account in an address
DETACHING = re.compile(r"/detacher$")
CANARY = re.compile(r"Zq(\d+)zq")
MOT_DE_PASSE = "Quatre cerises bleues au grenier 7"


def sql(state, text):
    return subprocess.run(
        ["mariadb", f"--socket={state}/run/mariadb.sock", "-N", "teleservices", "-e", text],
        capture_output=True, text=True, check=True).stdout


def plant(state):
    """One word per pupil, in all that belongs to it alone."""
    word = "CONCAT('Zq', {0}, 'zq')"
    sql(state, f"""
        UPDATE eleve SET prenom = {word.format('id')};
        UPDATE responsable r JOIN (SELECT responsable, MIN(eleve) e, COUNT(*) n FROM couple GROUP BY responsable) c
            ON c.responsable = r.id SET r.prenom = {word.format('c.e')} WHERE c.n = 1;
        UPDATE note SET remarque = {word.format('eleve')};
        UPDATE absence SET motif = {word.format('eleve')};
        UPDATE bilan SET appreciation = {word.format('eleve')};
        UPDATE etablissement SET declare_le = '2026-09-01' WHERE declare_le IS NULL;
        INSERT IGNORE INTO teleservice (etablissement, service, active_le)
            SELECT id, service, '2026-09-01' FROM etablissement
            CROSS JOIN (SELECT 'notes' AS service UNION ALL SELECT 'absences') both_services;
    """)


def create_account(demo, car, number):
    """The steps of /compte/creer, by what each page asks for."""
    browser = Browser(demo["url"], demo["ca"], source=f"127.{1 + number // 200}.{number % 200}.1")
    page = browser.get("/compte/creer")
    for _ in range(8):
        fields = {name for form in page.forms for name, *_ in form["fields"]}
        if "mot_de_passe" in fields:
            page = browser.submit(page, page.form("mot_de_passe"), {
                "identifiant": f"famille.canari.{number}", "mot_de_passe": MOT_DE_PASSE,
                "mot_de_passe_confirmation": MOT_DE_PASSE, "courriel": f"canari{number}@exemple.invalid"})
        elif "car" in fields and "plus_tard" not in fields:
            form = page.form("car")
            if getattr(browser, "car_given", False):
                break
            browser.car_given = True
            page = browser.submit(page, form, {"car": car["car"], "date_naissance": car["date_naissance"]})
        elif "jeton" in fields:
            form = page.form("jeton")
            page = browser.submit(page, form, button=form["submits"][0] if form["submits"] else None)
        else:
            break
    browser.sign_in(f"famille.canari.{number}", MOT_DE_PASSE)
    home = browser.get("/famille/")
    if home.status != 200 or not CANARY.search(home.text):
        raise AssertionError(f"account {number} has no child: {home.status} {home.path} {home.text[:300]} / {page.path} {page.text[:300]}")
    return browser


def own_words(state, number):
    rows = sql(state, f"""SELECT r.eleve FROM rattachement r JOIN compte c ON c.id = r.compte
        WHERE c.identifiant_affiche = 'famille.canari.{number}' AND r.fin_le IS NULL""")
    return set(rows.split())


def foreign(page, own):
    return set(CANARY.findall(page.body.decode("utf-8", "replace"))) - own


def crawl(browser, own, limit):
    """Every link below the prefix that a family reaches; returns addresses and POST forms seen."""
    todo, seen, forms, leaks = [browser.prefix + "/famille/", browser.prefix + "/compte", browser.prefix + "/"], set(), [], []
    while todo and len(seen) < limit:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        page = browser.ask(path)
        if page.status >= 500:
            raise AssertionError(f"{path}: {page.status}")
        if foreign(page, own):
            leaks.append((path, foreign(page, own)))
        for link in page.links:
            target = urllib.parse.urljoin(page.path, link)
            parts = urllib.parse.urlsplit(target)
            if not parts.netloc and not parts.scheme:
                todo.append(parts.path + ("?" + parts.query if parts.query else ""))
        forms += [(page.path, form) for form in page.forms if form["method"] == "post" and "deconnexion" not in form["action"]]
    return seen, forms, leaks


def route(path):
    """Addresses of one page of the site, whoever's they are."""
    return SEALED.sub("{}", path.split("?")[0])


def drawn(items, route_of, draw):
    """One of each route."""
    by_route = {}
    for item in items:
        by_route.setdefault(route_of(item), []).append(item)
    return [draw.choice(same) for same in by_route.values()]


def replay(browser, own, paths, forms):
    """Another family's addresses and forms, with this family's session and a valid token of its own."""
    leaks = []
    token = next(v for f in browser.get("/compte").forms for n, v, *_ in f["fields"] if n == "_csrf")
    for path in paths:
        page = browser.ask(path)
        if page.status >= 500:
            raise AssertionError(f"{path}: {page.status}")
        if foreign(page, own):
            leaks.append((path, foreign(page, own)))
    for path, form in forms:
        fields = [(n, token if n == "_csrf" else v) for n, v, on, kind in form["fields"] if on]
        target = target_of((path, form))
        page = browser.ask(target, fields)
        if page.status >= 500:
            raise AssertionError(f"POST {target}: {page.status}")
        if foreign(page, own):
            leaks.append(("POST " + target, foreign(page, own)))
    return leaks


def target_of(form):
    path, parts = form
    return urllib.parse.urljoin(path, parts["action"]) if parts["action"] else path


def open_links(state):
    return sql(state, "SELECT compte, eleve FROM rattachement WHERE fin_le IS NULL ORDER BY compte, eleve")


def everybody_as_everybody(families, reached, full):
    """Each family asks for what each other one reached. Returns leaks, how much was asked, and what detaches."""
    leaks, asked, detaching = [], 0, []
    shared = set.intersection(*[seen for seen, _ in reached])
    for number, (browser, own) in enumerate(families):
        mine = reached[number][0]
        for other, (seen, forms) in enumerate(reached):
            if other == number:
                continue
            draw = random.Random(number * len(families) + other)
            paths = sorted(seen - shared - mine)
            forms = sorted((f for f in forms if f[0] not in mine), key=target_of)
            detaching += [(browser, own, f) for f in forms if DETACHING.search(target_of(f))]
            forms = [f for f in forms if not DETACHING.search(target_of(f))]
            if not full:
                paths, forms = drawn(paths, route, draw), drawn(forms, lambda f: route(target_of(f)), draw)
            leaks += replay(browser, own, paths, forms)
            asked += len(paths) + len(forms)
    return leaks, asked, detaching


def main():
    state = os.path.abspath(sys.argv[1])
    full = "--full" in sys.argv
    demo = json.load(open(f"{state}/demo.json"))
    plant(state)
    by_school = {}
    for car in demo["cars"]:
        by_school.setdefault(car["uai"], []).append(car)
    turns = itertools.chain.from_iterable(itertools.zip_longest(*by_school.values()))
    cars = [car for car in turns if car][:FAMILIES]
    families = []
    for number, car in enumerate(cars):
        browser = create_account(demo, car, number)
        families.append((browser, own_words(state, number)))
    schools = {c["uai"] for c in cars}
    links = open_links(state)
    leaks, pages, reached = [], 0, []
    for browser, own in families:
        seen, forms, found = crawl(browser, own, 150 if full else 50)
        reached.append((seen, forms))
        pages += len(seen)
        leaks += found
    found, replays, detaching = everybody_as_everybody(families, reached, full)
    leaks += found
    for browser, own, form in detaching:
        leaks += replay(browser, own, [], [form])
    for path, words in leaks[:20]:
        print(f"LEAK {path}: {sorted(words)[:5]}")
    kept = open_links(state) == links
    if not kept:
        print("a family has detached the child of another")
    print(f"{len(families)} families in {len(schools)} schools, {pages} pages crawled, {replays} foreign addresses and forms replayed, "
          f"{len(detaching)} that detach, {len(leaks)} leaks")
    leave_for_leaks(state)
    pairs = len(families) * (len(families) - 1)
    if len(families) < FAMILIES or len(schools) < 3 or replays < 4 * pairs or len(detaching) < pairs:
        print("the crawl did not reach what it must")
        return 1
    return 0 if kept and not leaks else 1


def leave_for_leaks(state):
    """What was typed and asked for, for leaks.py."""
    with open(f"{state}/secrets", "a", encoding="utf-8") as out:
        out.write("\n".join([MOT_DE_PASSE, *Browser.given]) + "\n")
    with open(f"{state}/addresses", "a", encoding="utf-8") as out:
        out.write("\n".join(sorted(Browser.asked)) + "\n")


if __name__ == "__main__":
    sys.exit(main())
