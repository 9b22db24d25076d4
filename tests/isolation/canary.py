#!/usr/bin/env python3
"""Isolation: no family ever sees a word of another's child, whatever it asks for.

Every pupil of the demonstration gets a word of its own in every text that a page may show; 40 families create
their accounts with the codes of the demonstration; each crawls what it can reach; then everybody asks for
everybody else's addresses and sends everybody else's forms. A foreign word anywhere is a failure.

usage: canary.py STATE [--full]   (a running demonstration, made for this test: its data is changed)
Without --full each family crawls 50 pages and replays 250 addresses and forms of others, drawn by its number;
with it, 150 pages and everything the others reached."""
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


def replay(browser, own, paths, forms):
    """Another family's addresses and forms, with this family's session and a valid token of its own."""
    leaks, asked = [], 0
    token = next(v for f in browser.get("/compte").forms for n, v, *_ in f["fields"] if n == "_csrf")
    for path in paths:
        asked += 1
        page = browser.ask(path)
        if page.status >= 500:
            raise AssertionError(f"{path}: {page.status}")
        if foreign(page, own):
            leaks.append((path, foreign(page, own)))
    for path, form in forms:
        asked += 1
        fields = [(n, token if n == "_csrf" else v) for n, v, on, kind in form["fields"] if on]
        target = urllib.parse.urljoin(path, form["action"]) if form["action"] else path
        page = browser.ask(target, fields)
        if page.status >= 500:
            raise AssertionError(f"POST {target}: {page.status}")
        if foreign(page, own):
            leaks.append(("POST " + target, foreign(page, own)))
    return leaks, asked


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
    leaks, pages, replays = [], 0, 0
    reached = []
    for browser, own in families:
        seen, forms, found = crawl(browser, own, 150 if full else 50)
        reached.append((seen, forms))
        pages += len(seen)
        leaks += found
    shared = set.intersection(*[seen for seen, _ in reached])
    every = set.union(*[seen for seen, _ in reached]) - shared
    every_form = {}
    for _, forms in reached:
        for path, form in forms:
            every_form.setdefault((path, form["action"]), (path, form))
    dangerous = re.compile(r"supprimer|detacher|deconnexion|sessions")
    harmless = [f for key, f in every_form.items() if not dangerous.search(key[0] + key[1])]
    for number, (browser, own) in enumerate(families):
        mine = reached[number][0]
        paths = sorted(every - mine)
        others = [f for f in harmless if f[0] not in mine]
        if not full:
            draw = random.Random(number)
            paths, others = draw.sample(paths, min(200, len(paths))), draw.sample(others, min(50, len(others)))
        found, asked = replay(browser, own, paths, others)
        leaks += found
        replays += asked
    for path, words in leaks[:20]:
        print(f"LEAK {path}: {sorted(words)[:5]}")
    print(f"{len(families)} families in {len(schools)} schools, {pages} pages crawled, {replays} foreign addresses and forms replayed, {len(leaks)} leaks")
    if len(families) < FAMILIES or len(schools) < 3 or not every:
        print("the crawl did not reach what it must")
        return 1
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
