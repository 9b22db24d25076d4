#!/usr/bin/env python3
"""Every SQL literal of fcgi/ prepared by a real server against the schema of sql/: a wrong column, a wrong count
of values or a missing right is found here, not on the first visit of the page. Then sql/grants.sql both ways:
what a program can run is prepared under that program's own account, and what it must never do is refused.
What a program can run is read in its executable, linked with --gc-sections: only reachable literals are there.
usage: tests/support/with_mariadb tests/house/statements.py [FOLDER OF THE EXECUTABLES]"""
import os
import re
import subprocess
import sys

import check

DATABASE = "teleservices"  # the name that sql/grants.sql says
ACCOUNTS = {"auth": "ts_auth", "ts-admin": "ts_admin", "famille": "ts_famille", "filex": "ts_filex",
            "ts-depots": "ts_depots"}
STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|WITH|SET|TRUNCATE|ANALYZE) ")
TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|\'(?:[^\'\\\n]|\\.)\'|R"(?P<mark>[^(\s]*)\((?P<raw>.*?)\)(?P=mark)"|"(?P<plain>(?:[^"\\\n]|\\.)*)"',
    re.S,
)
# What each account must be refused: (account, statement). One line a right that would break a promise.
FORBIDDEN = {
    "ts_famille": [
        "SELECT mot_de_passe FROM compte_secret",
        "UPDATE compte_secret SET mot_de_passe = ''",
        "SELECT empreinte FROM car",
        "INSERT INTO rattachement (compte, eleve, car, depuis) VALUES (1, 1, 1, '2026-01-01')",
        "UPDATE rattachement SET compte = 1",
        "UPDATE rattachement SET fin_le = NULL",
        "DELETE FROM session",
        "SELECT car FROM rattachement",
        "SELECT scelle FROM courriel_a_envoyer",
        "SELECT compte FROM jeton",
        "SELECT ligne1 FROM adresse",
        "SELECT nom FROM responsable",
        "INSERT INTO note (eleve, evaluation) VALUES (1, 1)",
        "UPDATE note SET valeur = 20",
        "DELETE FROM note",
        "UPDATE evaluation SET bareme = 10",
        "UPDATE bilan SET moyenne = 20",
        "DELETE FROM absence",
        "UPDATE absence SET justifiee = 1",
        "UPDATE eleve SET nom = 'x'",
        "UPDATE compte SET profil = 'agent'",
        "INSERT INTO droit (compte, etablissement, application, donne_le) VALUES (1, 1, 'codes', '2026-01-01')",
        "UPDATE teleservice SET active_par = 1",
        "UPDATE parametre_notes SET voir_rang = 1",
        "DELETE FROM echeance",
        "SELECT details FROM journal",
        "UPDATE journal SET details = ''",
        "DELETE FROM journal",
        "CREATE TABLE t (a INT)",
        "DROP TABLE note",
    ],
    "ts_filex": [
        "SELECT valeur FROM note",
        "SELECT titre FROM evaluation",
        "SELECT nom FROM eleve",
        "SELECT nom FROM responsable",
        "SELECT motif FROM absence",
        "SELECT mot_de_passe FROM compte_secret",
        "SELECT empreinte FROM car",
        "UPDATE car SET utilise_le = NULL",
        "SELECT car FROM rattachement",
        "UPDATE compte SET profil = 'academie'",
        "SELECT scelle FROM courriel_a_envoyer",
        "SELECT compte FROM jeton",
        "DELETE FROM journal",
        "DELETE FROM depot",
        "CREATE TABLE t (a INT)",
        "DROP TABLE depot",
    ],
    "ts_depots": [
        "SELECT valeur FROM note",
        "SELECT nom FROM eleve",
        "SELECT mot_de_passe FROM compte_secret",
        "SELECT empreinte FROM session",
        "UPDATE compte SET profil = 'academie'",
        "SELECT scelle FROM courriel_a_envoyer",
        "DELETE FROM depot",
        "DELETE FROM fichier",
        "DELETE FROM journal",
        "UPDATE journal SET details = ''",
        "CREATE TABLE t (a INT)",
    ],
    "ts_auth": [
        "SELECT valeur FROM note",
        "SELECT titre FROM evaluation",
        "SELECT appreciation FROM bilan",
        "SELECT motif FROM absence",
        "SELECT demi_journees FROM absence_bilan",
        "SELECT ligne1 FROM adresse",
        "INSERT INTO car (etablissement, eleve, empreinte, genere_le, expire_le) "
        "VALUES (1, 1, '', '2026-01-01', '2026-01-01')",
        "DELETE FROM car",
        "DELETE FROM rattachement",
        "UPDATE eleve SET naissance = '2010-01-01'",
        "UPDATE couple SET fin_le = NULL",
        "UPDATE personnel SET fonction = 'chef'",
        "INSERT INTO personnel (compte, etablissement, fonction) VALUES (1, 1, 'chef')",
        "INSERT INTO droit (compte, etablissement, application, donne_le) VALUES (1, 1, 'codes', '2026-01-01')",
        "SELECT scelle FROM courriel_a_envoyer",
        "SELECT mot_de_passe FROM depot",
        "SELECT jeton_scelle FROM depot",
        "SELECT jeton_scelle FROM destinataire",
        "SELECT jeton_scelle FROM invitation",
        "SELECT empreinte FROM jeton_depot",
        "SELECT empreinte FROM televersement",
        "SELECT blob_nom FROM fichier",
        "UPDATE depot SET etat = 'publie'",
        "DELETE FROM depot",
        "UPDATE journal SET details = ''",
        "DELETE FROM journal",
        "DELETE FROM compte",
        "CREATE TABLE t (a INT)",
        "DROP TABLE compte",
    ],
    "ts_admin": [
        "SELECT mot_de_passe FROM compte_secret",
        "UPDATE compte_secret SET totp_scelle = NULL",
        "SELECT empreinte FROM jeton",
        "INSERT INTO compte (identifiant, identifiant_affiche, profil, cree_le) VALUES ('', '', 'agent', '2026-01-01')",
        "UPDATE compte SET courriel = ''",
        "DELETE FROM compte",
        "INSERT INTO session (empreinte, compte, cree_le, vu_le, expire_le) "
        "VALUES ('', 1, '2026-01-01', '2026-01-01', '2026-01-01')",
        "INSERT INTO rattachement (compte, eleve, car, depuis) VALUES (1, 1, 1, '2026-01-01')",
        "DELETE FROM car",
        "DELETE FROM rattachement",
        "UPDATE eleve SET nom = 'x'",
        "UPDATE responsable SET nom = 'x'",
        "INSERT INTO note (eleve, evaluation) VALUES (1, 1)",
        "UPDATE note SET valeur = 20",
        "SELECT valeur FROM note",
        "SELECT titre FROM evaluation",
        "SELECT moyenne FROM evaluation",
        "SELECT appreciation FROM bilan",
        "SELECT motif FROM absence",
        "INSERT INTO courriel_a_envoyer (destinataire, message_id, cree_le, prochain_le) "
        "VALUES ('', '', '2026-01-01', '2026-01-01')",
        "UPDATE evaluation SET bareme = 10",
        "UPDATE bilan SET moyenne = 20",
        "UPDATE absence SET justifiee = 1",
        "UPDATE journal SET details = ''",
        "DELETE FROM journal",
        "CREATE TABLE t (a INT)",
        "DROP TABLE note",
    ],
}
# In the executable, and never run there: (program, file): why.
NEVER_RUN = {
    ("famille", "fcgi/acces/droits.cpp"): "the hall reads rights for routes of staff; this program has none",
    ("filex", "fcgi/acces/droits.cpp"): "the hall reads rights for routes of a school; this program has none",
}
REFUSED = {1142, 1143, 1044, 1370}  # no right to the table, to the column, to the schema


class Literal:
    def __init__(self, text, line, begin, end):
        self.text, self.line, self.begin, self.end = text, line, begin, end


def literals(source):
    """The string literals of a C++ file without its comments, neighbours joined as the compiler does."""
    found = []
    blank = list(source)
    for match in TOKEN.finditer(source):
        text = match["raw"] if match["raw"] is not None else match["plain"]
        if text is None:
            if match[0][0] == "/":
                blank[match.start():match.end()] = " " * (match.end() - match.start())
            continue
        if match["plain"] is not None:
            text = text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
        if found and "".join(blank[found[-1].end:match.start()]).strip() == "":
            found[-1].text += text
            found[-1].end = match.end()
        else:
            found.append(Literal(text, source.count("\n", 0, match.start()) + 1, match.start(), match.end()))
    return found


def statements():
    """(path, line, the literal as it is in the executable, what to prepare) of each."""
    for path in check.tracked("fcgi/*.cpp", "fcgi/*.hpp", "fcgi/*.ipp"):
        source = check.read(path)
        found = literals(source)
        for literal, following in zip(found, found[1:] + [None]):
            if not STATEMENT.match(literal.text) or "{}" in literal.text:  # formatted: session settings of db/
                continue
            text = literal.text
            bulk = re.match(r"\s*,\s*(\d+)\s*(,\s*$)?", source[literal.end:following.begin if following else None])
            if re.search(r"VALUES\s*$", text) and bulk:
                row = "(" + ",".join("?" * int(bulk[1])) + ")"
                tail = following.text if bulk[2] else ""
                text = f"{text} {row},{row} {tail}"
            yield path, literal.line, literal.text, text


def client(script, user=None):
    """Runs a script, one statement a line, and goes on after an error. Returns {line: (code, words)}."""
    command = ["mariadb", "--no-defaults", "--force", "--batch", "--socket=" + os.environ["TS_TEST_SOCKET"],
               "--user=" + (user or os.environ["TS_TEST_USER"])]
    if user:
        command += ["--password=" + user]
    said = subprocess.run(command, input=script, capture_output=True, text=True, check=False).stderr
    errors = {}
    for line in said.splitlines():
        match = re.match(r"ERROR (\d+) \(\w+\)(?: at line (\d+))?: (.*)", line)
        if match:
            errors[int(match[2] or 0)] = (int(match[1]), match[3])
    if 0 in errors:
        sys.exit(f"{user}: {errors[0][1]}")
    return errors


def quoted(text):
    flat = " ".join(text.split())
    return "'" + flat.replace("\\", "\\\\").replace("'", "''") + "'"


def make_schema():
    script = [f"CREATE DATABASE {DATABASE} CHARACTER SET utf8mb4;", f"USE {DATABASE};"]
    for path in sorted(check.tracked("sql/[0-9]*.sql")):
        script.append(check.read(path))
    # what tsctl migrate makes itself
    script += [text + ";" for path, _, _, text in statements() if path == "fcgi/db/migrate.cpp" and "CREATE TABLE" in text]
    for account in ACCOUNTS.values():
        script.append(f"CREATE USER '{account}'@'localhost' IDENTIFIED BY '{account}';")
    script.append(check.read("sql/grants.sql"))
    errors = client("\n".join(script))
    if errors:
        sys.exit("the schema or the grants do not apply: " + "; ".join(words for _, words in errors.values()))


def prepare(all_statements, user=None):
    """Prepares each; yields (path, line, words) of those refused."""
    script = [f"USE {DATABASE};"]
    # What the program creates itself is there when what reads it is prepared.
    created = dict.fromkeys(t for _, _, _, t in all_statements if re.match(r"\s*CREATE (TEMPORARY )?TABLE ", t))
    script += [" ".join(t.split()) + ";" for t in created]
    first = len(script) + 1
    script += [f"PREPARE s FROM {quoted(text)};" for _, _, _, text in all_statements]
    for number, (_, words) in sorted(client("\n".join(script), user).items()):
        if number >= first:
            path, line, _, text = all_statements[number - first]
            yield path, line, f"{words}\n    {' '.join(text.split())[:160]}"


def reachable(all_statements, program):
    with open(program, "rb") as executable:
        content = executable.read()
    name = os.path.basename(program)
    return [one for one in all_statements if one[2].encode() + b"\0" in content and (name, one[0]) not in NEVER_RUN]


def refusals(account):
    """What the account must be refused and is not."""
    wanted = FORBIDDEN[account]
    errors = client("\n".join([f"USE {DATABASE};"] + [text + ";" for text in wanted]), account)
    for number, text in enumerate(wanted, 2):
        code, words = errors.get(number, (0, "accepted"))
        if code not in REFUSED:
            yield f"{account} must be refused this, got {code} {words}: {text}"


def main():
    make_schema()
    everything = list(statements())
    faults = [f"{path}:{line}: {words}" for path, line, words in prepare(everything)]
    tried = len(everything)
    for program, account in ACCOUNTS.items():
        if len(sys.argv) > 1:
            own = reachable(everything, os.path.join(sys.argv[1], program))
            tried += len(own)
            print(f"{program}: {len(own)} statements can be reached")
            if len(own) < 5:
                faults.append(f"{program}: only {len(own)} statements found in the executable")
            faults += [f"{path}:{line}: as {account}: {words}" for path, line, words in prepare(own, account)]
        tried += len(FORBIDDEN[account])
        faults += list(refusals(account))
    for fault in faults:
        print(fault)
    print(f"{len(everything)} statements in fcgi")
    if len(everything) <= 50:
        faults.append("too few statements: the search for literals is broken")
    print(f"{tried - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
