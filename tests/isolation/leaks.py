#!/usr/bin/env python3
"""After everything has run on a site: no code, password or token in a dump of its database; none of these nor
any birth date in a log, an e-mail's envelope or an address that a browser asked for.

The suites that used the site leave two files in its folder: `secrets`, what they typed or were given (one a line:
password, code, value of a cookie), and `addresses`, what their browsers asked for, queries too: nginx does not
log queries, so its log alone could not tell.

usage: leaks.py STATE"""
import base64
import datetime
import email
import email.policy
import glob
import json
import os
import re
import subprocess
import sys

CODE = re.compile(r"[0-9A-Z]{16}")
LINK = re.compile(r"/(?:confirmer|recuperer)/([A-Za-z0-9_-]{20,})")


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return {line for line in file.read().split("\n") if line}


def read(path):
    """Any bytes, one character each: a dump holds sealed columns."""
    with open(path, "rb") as file:
        return file.read().decode("latin-1")


def as_read(text):
    return text.encode("utf-8").decode("latin-1")


def codes_and_others(demo, used):
    """Activation codes without their spaces, and all other secrets."""
    plain = {re.sub(r"[\s-]", "", word).upper(): word for word in used | {c["car"] for c in demo["cars"]}}
    codes = {short for short in plain if CODE.fullmatch(short)}
    others = {word for short, word in plain.items() if short not in codes}
    for account in demo["comptes"]:
        others |= {account["mot_de_passe"], account.get("totp") or ""}
    return codes, {word for word in others if len(word) >= 8}


def spellings(code):
    groups = [code[i:i + 4] for i in range(0, len(code), 4)]
    return {code, "-".join(groups), " ".join(groups), code.lower(), "-".join(groups).lower(), "%20".join(groups),
            "+".join(groups), " ".join(groups).lower()}


def token_forms(token):
    """As it is sent, as hexadecimal, and the bytes that it spells."""
    found = {as_read(token), token.encode().hex()}
    if re.fullmatch(r"[A-Za-z0-9_-]{20,}", token):
        found.add(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode("latin-1"))
    return found


def date_forms(iso):
    day = datetime.date.fromisoformat(iso)
    return {day.strftime(form) for form in ("%d/%m/%Y", "%Y-%m-%d", "%d%%2F%m%%2F%Y", "%d-%m-%Y", "%d%m%Y")}


def mails(folder):
    """(path, envelope and headers, words) of each."""
    for path in glob.glob(f"{folder}/*.eml"):
        with open(path, "rb") as file:
            content = file.read()
        body = email.message_from_bytes(content, policy=email.policy.default).get_body(("plain", "html"))
        head = content.split(b"\r\n\r\n", 1)[0].split(b"\n\n", 1)[0]
        yield path, head.decode("latin-1"), body.get_content() if body else ""


def asked(state, command, *words):
    return subprocess.run([command, f"--socket={state}/run/mariadb.sock", *words], capture_output=True, check=True).stdout.decode("latin-1")


def main():
    state = os.path.abspath(sys.argv[1])
    with open(f"{state}/demo.json", encoding="utf-8") as file:
        demo = json.load(file)
    codes, others = codes_and_others(demo, lines_of(f"{state}/secrets"))
    caught = list(mails(f"{state}/mail"))
    links = {token for _, _, words in caught for token in LINK.findall(words)}
    births = set(asked(state, "mariadb", "-N", "teleservices", "-e", "SELECT DISTINCT naissance FROM eleve").split())

    secret = {form for code in codes for form in spellings(code)} | {form for word in others for form in token_forms(word)}
    in_links = {form for token in links for form in token_forms(token)}
    dates = {form for birth in births for form in date_forms(birth)}
    # (place, what it says, what must not be there, what must: else we look at nothing)
    places = [("dump of the database", asked(state, "mariadb-dump", "--skip-extended-insert", "teleservices"),
               secret | in_links, demo["comptes"][0]["identifiant"])]
    # The link of a mail is an address by nature: what is left of it is the log, where it is cut.
    places.append(("addresses asked for", read(f"{state}/addresses"), secret | dates, "/connexion"))
    for path in glob.glob(f"{state}/log/**", recursive=True):
        if os.path.isfile(path):
            seen = "/connexion" if path.endswith("/access.log") else ""
            places.append((path, read(path), secret | in_links | dates, seen))
    for path, head, _ in caught:
        places.append((f"envelope of {path}", head, secret | in_links | dates, "X-Envelope-To"))

    bad = [(place, word) for place, text, unwanted, _ in places for word in unwanted if word in text]
    blind = [place for place, text, _, wanted in places if wanted not in text]
    for place, word in bad[:20]:
        print(f"LEAK {word!r} in {place}")
    for place in blind:
        print(f"nothing of the site is in {place}: the search sees nothing there")
    print(f"{len(codes)} codes, {len(others)} passwords and cookies, {len(links)} tokens, {len(births)} birth dates "
          f"looked for in {len(places)} places: {len(bad)} found")
    logs = [place for place, *_ in places if place.endswith("/access.log")]
    if blind or not (codes and others and links and births and logs):
        print("the check did not see what it must")
        return 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
