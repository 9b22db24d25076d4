#!/usr/bin/env python3
"""Every SQL literal of fcgi/ prepared by a real server against the schema of sql/: a wrong column, a wrong count
of values or a missing right is found here, not on the first visit of the page. Then sql/grants.sql both ways:
what a program can run is prepared under its own account, which has no other right than that needs. What it needs,
the server itself says: an account without rights prepares the same statements, and gets what it was refused until
nothing is (tables to insert into and to delete from; columns to read and to change).
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
# A job of tsctl that has an account of its own: the files whose statements it runs.
JOBS = {"ts_rebond": ["fcgi/envoi/rebond.cpp", "fcgi/envoi/annonce.cpp"]}
# What a program must never come to need, whatever it runs one day: the promises of SECURITY.md.
NEVER = {
    "ts_auth": [
        "SELECT valeur FROM note",
        "SELECT appreciation FROM bilan",
        "SELECT motif FROM absence",
        "SELECT ligne1 FROM adresse",
        "INSERT INTO car (etablissement, eleve, empreinte, genere_le, expire_le) "
        "VALUES (1, 1, '', '2026-01-01', '2026-01-01')",
        "UPDATE personnel SET fonction = 'chef'",
        "INSERT INTO droit (compte, etablissement, application, donne_le) VALUES (1, 1, 'codes', '2026-01-01')",
        "SELECT scelle FROM courriel_a_envoyer",
        "SELECT jeton_scelle FROM depot",
        "DELETE FROM journal",
    ],
    "ts_admin": [
        "SELECT mot_de_passe FROM compte_secret",
        "SELECT empreinte FROM car",
        "SELECT empreinte FROM jeton",
        "SELECT valeur FROM note",
        "SELECT scelle FROM courriel_a_envoyer",
        "UPDATE session SET compte = 1",
        "INSERT INTO session (empreinte, compte, cree_le, vu_le, expire_le) "
        "VALUES ('', 1, '2026-01-01', '2026-01-01', '2026-01-01')",
        "UPDATE eleve SET nom = 'x'",
        "UPDATE journal SET details = ''",
        "DELETE FROM journal",
    ],
    "ts_famille": [
        "SELECT mot_de_passe FROM compte_secret",
        "SELECT empreinte FROM car",
        "SELECT nom FROM responsable",
        "SELECT ine FROM eleve",
        "SELECT details FROM journal",
        "UPDATE session SET compte = 1",
        "UPDATE rattachement SET fin_le = NULL",
        "UPDATE note SET valeur = 20",
        "DELETE FROM journal",
    ],
    "ts_filex": [
        "SELECT valeur FROM note",
        "SELECT nom FROM eleve",
        "SELECT eleve FROM journal",
        "SELECT mot_de_passe FROM compte_secret",
        "SELECT empreinte FROM car",
        "SELECT scelle FROM courriel_a_envoyer",
        "UPDATE session SET compte = 1",
        "DELETE FROM depot",
        "DELETE FROM journal",
    ],
    "ts_depots": [
        "SELECT nom FROM eleve",
        "SELECT eleve FROM journal",
        "SELECT mot_de_passe FROM compte_secret",
        "SELECT empreinte FROM session",
        "DELETE FROM depot",
        "DELETE FROM journal",
    ],
    "ts_rebond": [
        "SELECT scelle FROM car",
        "SELECT scelle FROM courriel_a_envoyer",
        "SELECT nom FROM eleve",
        "SELECT details FROM journal",
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
            text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda code: chr(int(code[1], 16)), text)
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
    for account in NEVER:
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
    wanted = NEVER[account]
    errors = client("\n".join([f"USE {DATABASE};"] + [text + ";" for text in wanted]), account)
    for number, text in enumerate(wanted, 2):
        code, words = errors.get(number, (0, "accepted"))
        if code not in REFUSED:
            yield f"{account} must be refused this, got {code} {words}: {text}"


def rows(query):
    said = subprocess.run(["mariadb", "--no-defaults", "-N", "--batch", "--socket=" + os.environ["TS_TEST_SOCKET"],
                           "--user=" + os.environ["TS_TEST_USER"], "-e", query], capture_output=True, text=True, check=True)
    return [tuple(line.split("\t")) for line in said.stdout.splitlines()]


def columns():
    """{table: its columns in order}"""
    found = {}
    for table, column in rows("SELECT table_name, column_name FROM information_schema.columns "
                              f"WHERE table_schema = '{DATABASE}' ORDER BY table_name, ordinal_position"):
        found.setdefault(table, []).append(column)
    return found


def granted(account, tables):
    """{(verb, table): columns} of an account; columns are those of the whole table where a right is the table's."""
    grantee = f"grantee = '\\'{account}\\'@\\'localhost\\''"
    found = {}
    for verb, table, column in rows(
            f"SELECT privilege_type, table_name, column_name FROM information_schema.column_privileges WHERE {grantee}"):
        found.setdefault((verb, table), set()).add(column)
    for verb, table in rows(f"SELECT privilege_type, table_name FROM information_schema.table_privileges WHERE {grantee}"):
        found[(verb, table)] = set(tables[table])
    for source in ("schema_privileges", "user_privileges"):
        for (verb,) in rows(f"SELECT privilege_type FROM information_schema.{source} WHERE {grantee}"):
            if verb != "USAGE":
                found[(verb, "every table")] = set()
    return found


def denied(errors):
    """The rights that were missing: {(verb, table, column)}, without a column where the table's right is."""
    for _, words in errors.values():
        said = re.match(r"([\w, ]+) command denied .* for (?:column '(\w+)' in table '(\w+)'|table `\w+`\.`(\w+)`)$", words)
        if not said:
            sys.exit(f"what is missing is not understood: {words}")
        for verb in said[1].split(", "):
            yield verb, said[3] or said[4], said[2] or ""


def needed(own, tables):
    """{(verb, table): columns} that these statements need, as granted() says it."""
    # a column of no use, to be read and changed: so the server names the columns that are missing, not the table
    client("\n".join(["CREATE USER 'learner'@'localhost' IDENTIFIED BY 'learner';"] + [
        f"GRANT SELECT (aucune), UPDATE (aucune) ON {DATABASE}.{table} TO 'learner'@'localhost';"
        for table in tables]))
    found, left = {}, own
    while left:
        script = [f"USE {DATABASE};"] + [f"PREPARE s FROM {quoted(text)};" for _, _, _, text in left]
        errors = client("\n".join(script), "learner")
        missing = set(denied(errors))
        for verb, table, column in missing:
            found.setdefault((verb, table), set()).add(column)
        client("\n".join(f"GRANT {verb} {f'({column}) ' if column else ''}ON {DATABASE}.{table} TO 'learner'@'localhost';"
                         for verb, table, column in missing))
        left = [left[number - 2] for number in errors]
    client("DROP USER 'learner'@'localhost';")
    for verb, table in found:
        if verb in ("INSERT", "DELETE"):
            found[(verb, table)] = set(tables[table])
    return found


def grant_line(account, table, rights, tables):
    def right(verb):
        some = [column for column in tables[table] if column in rights[verb]]
        return verb if some == tables[table] else f"{verb} ({', '.join(some)})"
    verbs = [right(verb) for verb in ("SELECT", "INSERT", "UPDATE", "DELETE") if verb in rights]
    return f"GRANT {', '.join(verbs)} ON {DATABASE}.{table} TO '{account}'@'localhost';"


def not_least(account, own, tables):
    """Where the account has other rights than its statements need, more or fewer."""
    has, needs = granted(account, tables), needed(own, tables)
    for place in sorted({table for verb, table in has.keys() | needs.keys() if has.get((verb, table)) != needs.get((verb, table))}):
        rights = {verb: columns for (verb, table), columns in needs.items() if table == place}
        yield f"sql/grants.sql: {account} has other rights on {place} than it needs, which are:\n    " + (
            grant_line(account, place, rights, tables) if rights else "none")


def main():
    make_schema()
    everything = list(statements())
    faults = [f"{path}:{line}: {words}" for path, line, words in prepare(everything)]
    tried = len(everything)
    tables = columns()
    client("\n".join(f"ALTER TABLE {DATABASE}.{table} ADD COLUMN aucune INT;" for table in tables))
    own = {account: [one for one in everything if one[0] in files] for account, files in JOBS.items()}
    for program, account in ACCOUNTS.items() if len(sys.argv) > 1 else ():
        own[account] = reachable(everything, os.path.join(sys.argv[1], program))
    for account, runs in own.items():
        tried += len(runs)
        print(f"{account}: {len(runs)} statements can be reached")
        if len(runs) < 5:
            faults.append(f"{account}: only {len(runs)} statements found")
        faults += [f"{path}:{line}: as {account}: {words}" for path, line, words in prepare(runs, account)]
        faults += list(not_least(account, runs, tables))
    for account, wanted in NEVER.items():
        tried += len(wanted)
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
