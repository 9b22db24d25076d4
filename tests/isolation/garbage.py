#!/usr/bin/env python3
"""Anything at all, in every field and every part of every address: the site answers it, and never fails.

One account of each kind crawls what it can reach, then sends the forms that it saw and asks for the addresses that
it followed with some of their parts replaced. A failure is: an answer of 500 and above, a connection cut, text that
came back as markup, or a line of error in a program's log.

usage: garbage.py STATE [--seed N] [--requests N]   (a running demonstration, made for this test: its data is changed)"""
import argparse
import glob
import json
import os
import random
import re
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from browser import Browser  # noqa: E402

MARKUP = "<img src=zq onerror=zq>"
GARBAGE = [
    "", "0", "-1", "99999999999999999999", "1e9", "NaN", "é" * 300, "A" * 5000, "\u202ereversed", "\x00", "%", "%zz", "a\r\nb: c",
    "😀", "\ufffd", "' OR 1=1 --", MARKUP, "{{X}}", "../..", "=cmd()", "x@y", "30/02/2026", "2026-13", "01/01/0001", "12/12/9999", "9999-12-31"]
QUESTIONS = ["page", "tri", "nom", "division", "mef", "etat", "periode", "mois", "matiere", "vue", "semaine", "date", "du", "au", "fait", "retour"]
# What would end the account or the session that the test stands on.
ENDING = re.compile(r"deconn|supprimer|mot-de-passe|identifiant|appareils|rouvrir|declaration/retirer")
ERROR = re.compile(r"^<[0-3]>")


def spoiled(draw, value):
    """Something else altogether, or the same with one character changed, or too much of it."""
    if value and draw.random() < 0.4:
        at = draw.randrange(len(value))
        return value[:at] + draw.choice(["", "é", "0", "9", "-", " ", "\u202e", ",", value]) + value[at + 1:]
    return draw.choice(GARBAGE)


class Visitor:
    def __init__(self, demo, account):
        self.account = account
        self.browser = Browser(demo["url"], demo["ca"])
        self.sign_in()

    def sign_in(self):
        page = self.browser.sign_in(self.account["identifiant"], self.account["mot_de_passe"])
        if page.status != 200:
            raise AssertionError(f"{self.account['identifiant']} cannot sign in: {page.status} {page.text[:200]}")
        self.home = page.path

    def crawl(self, limit):
        """Addresses, and the first of each form: (page, action, fields)."""
        todo, seen, forms = [self.home] + [self.browser.prefix + p for p in ("/compte", "/filex/", "/famille/", "/ts-admin/")], [], {}
        while todo and len(seen) < limit:
            path = todo.pop(0)
            if path in seen or ENDING.search(path):
                continue
            seen.append(path)
            page = self.browser.ask(path)
            for form in page.forms:
                target = urllib.parse.urljoin(page.path, form["action"]) if form["action"] else page.path
                names = tuple(sorted({name for name, *_ in form["fields"]}))
                if not ENDING.search(target):
                    forms.setdefault((re.sub(r"[A-Za-z0-9_-]{22,}", "{}", target.split("?")[0]), names), (path, target, form))
            for link in page.links:
                parts = urllib.parse.urlsplit(urllib.parse.urljoin(page.path, link))
                if not parts.netloc and not parts.scheme:
                    todo.append(parts.path + ("?" + parts.query if parts.query else ""))
        return seen, list(forms.values())

    def token(self, path):
        for form in self.browser.ask(path).forms:
            for name, value, *_ in form["fields"]:
                if name == "_csrf":
                    return value
        return ""

    def send(self, draw, path, target, form):
        token = self.token(path) if form["method"] == "post" else ""
        fields = []
        for name, value, *_ in form["fields"]:
            if name == "_csrf":
                fields.append((name, token))
                continue
            if draw.random() < (0.3 if name in ("vu", "jeton") else 0.6):
                value = spoiled(draw, value)
            if draw.random() < 0.9:
                fields.append((name, value))
            if draw.random() < 0.05:
                fields.append((name, draw.choice(GARBAGE)))
        if draw.random() < 0.1:
            fields.append((draw.choice(GARBAGE), draw.choice(GARBAGE)))
        if form["method"] == "post":
            return self.browser.ask(target, fields, follow=False), f"POST {target} {fields}"
        return self.look(target.split("?")[0] + "?" + urllib.parse.urlencode(fields))

    def wander(self, draw, path):
        parts = urllib.parse.urlsplit(path)
        segments = parts.path.split("/")
        if draw.random() < 0.5:
            at = draw.randrange(1, len(segments))
            segments[at] = urllib.parse.quote(spoiled(draw, urllib.parse.unquote(segments[at]))[:200], safe="")
        query = [(k, spoiled(draw, v) if draw.random() < 0.6 else v) for k, v in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)]
        query += [(name, draw.choice(GARBAGE)) for name in QUESTIONS if draw.random() < 0.15]
        return self.look("/".join(segments) + ("?" + urllib.parse.urlencode(query) if query else ""))

    def look(self, path):
        return self.browser.ask(path, follow=False), f"GET {path}"


def errors_logged(state):
    return [line for path in glob.glob(f"{state}/log/*.log") for line in open(path, encoding="utf-8", errors="replace") if ERROR.match(line)]


def visit(demo, account, draw, requests):
    """Counts of pages, forms and answers by hundred; what went wrong."""
    visitor = Visitor(demo, account)
    addresses, forms = visitor.crawl(80)
    wrong, answers = [], {}
    for _ in range(requests):
        if forms and draw.random() < 0.5:
            page, what = visitor.send(draw, *draw.choice(forms))
        else:
            page, what = visitor.wander(draw, draw.choice(addresses))
        answers[page.status // 100] = answers.get(page.status // 100, 0) + 1
        if page.status >= 500:
            wrong.append(f"{page.status}: {what[:600]}")
        if MARKUP.encode() in page.body and "text/html" in page.headers.get("content-type", ""):
            wrong.append(f"comes back as markup: {what[:600]}")
        if page.location and "/connexion" in page.location:
            visitor.sign_in()
    return len(addresses), len(forms), answers, wrong


def main():
    options = argparse.ArgumentParser()
    options.add_argument("state")
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10 ** 6))
    options.add_argument("--requests", type=int, default=150, help="of each kind of account")
    options = options.parse_args()
    demo = json.load(open(f"{options.state}/demo.json", encoding="utf-8"))
    draw = random.Random(options.seed)
    kinds = {}
    for account in demo["comptes"]:
        kinds.setdefault(account["profil"], account)
    wrong = []
    for kind, account in kinds.items():
        addresses, forms, answers, found = visit(demo, account, draw, options.requests)
        print(f"{kind}: {addresses} addresses, {forms} forms; answers {dict(sorted(answers.items()))}")
        if addresses < 5 or forms < 3 or answers.get(2, 0) == 0 or answers.get(4, 0) == 0:
            wrong.append(f"{kind}: the crawl did not reach what it must")
        wrong += [f"{kind}: {one}" for one in found]
    wrong += errors_logged(options.state)
    for one in wrong[:20]:
        print(one)
    print(f"seed {options.seed}: {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
