#!/usr/bin/env python3
"""The rules of the house that no compiler checks: which room includes which, which library stays behind which
door, what SQL may say on both servers, what a template must begin with. Prints each breach with file and line."""
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FLOORS = {  # room: rooms it may include (its own always)
    "base": [],
    "db": ["base"],
    "web": ["base"],
    "courrier": ["base"],
    "scolarite": ["base", "db"],
    "acces": ["base", "db", "scolarite"],
    "vie_scolaire": ["base", "db", "scolarite", "acces"],
    "depot": ["base", "db", "scolarite", "acces"],
    "envoi": ["base", "db", "courrier", "scolarite", "acces"],
    "hall": ["base", "db", "web", "courrier", "scolarite", "acces", "vie_scolaire", "depot", "envoi", "tpl"],
}
BELOW_HALL = list(FLOORS)
for program in ("auth", "ts-admin", "famille", "filex", "ts-depots", "tsctl"):
    FLOORS[program] = BELOW_HALL + ["tpl"]
DOORS = {  # library header: the only files that include it
    r"ctemplate/": {"fcgi/web/page.cpp"},
    r"fcgiapp\.h|fcgi_stdio\.h": {"fcgi/web/fcgi_loop.cpp"},
    r"cppconn/|mysql_driver": None,  # anywhere in db/
}
# What one of MariaDB >= 10.11 and MySQL >= 8.0 does not know, or knows differently: (pattern, what it is, an
# example that the pattern must find, else the check itself is broken).
VENDOR_SQL = [
    (r"\bRETURNING\b", "RETURNING", "DELETE FROM t WHERE a = 1 RETURNING b"),
    (r"\bNEXTVAL\b|\bCREATE SEQUENCE\b|\bNEXT VALUE FOR\b", "sequences", "SELECT NEXT VALUE FOR s"),
    (r"\bINSERT\b.*\)\s+AS\s+\w+\s+ON DUPLICATE", "row alias of INSERT", "INSERT INTO t VALUES (1) AS n ON DUPLICATE KEY UPDATE a = n.a"),
    (r"\bUUID\s*\(\)\s*DEFAULT|\bINET6\b|\bINET4\b", "vendor types", "CREATE TABLE t (a INET6)"),
    (r"\bJSON\b\s+(NOT\s+)?NULL|->>|\bJSON_ARRAYAGG\b", "JSON types and shorthands", "SELECT a->>'$.b' FROM t"),  # JSON_TABLE is the same on both
    (r"\bJSON_(QUERY|EXISTS|DETAILED|LOOSE|COMPACT|PRETTY|STORAGE_SIZE)\s*\(|\bMEMBER OF\b", "JSON functions of one server", "SELECT JSON_QUERY(a, '$')"),
    (r"\bNOW\s*\(|\bCURRENT_TIMESTAMP\b|\bSYSDATE\s*\(|\bCURDATE\s*\(|\bUTC_TIMESTAMP\b", "the server's clock", "SELECT NOW()"),
    (r"\bFOR UPDATE\s+WAIT\b|\bLIMIT ROWS EXAMINED\b|\bEXCEPT ALL\b|\bINTERSECT ALL\b|\bFOR SHARE\b|\bLATERAL\b", "vendor clauses", "SELECT a FROM t FOR SHARE"),
    (r"\bCREATE OR REPLACE TABLE\b|\bIF NOT EXISTS\b(?=.*\bADD COLUMN\b)|\b(ADD|DROP|MODIFY|CHANGE) (COLUMN|INDEX|KEY) IF\b|\b(ADD COLUMN|INDEX) IF\b",
     "vendor DDL", "CREATE INDEX IF NOT EXISTS i ON t (a)"),
    (r"\bWITH SYSTEM VERSIONING\b|\bPERIOD FOR\b|\bPAGE_COMPRESSED\b|\bENGINE=Aria\b", "tables of MariaDB", "CREATE TABLE t (a INT) WITH SYSTEM VERSIONING"),
    (r"\butf8mb4_(uca1400|0900)\w*", "collations of one server", "CREATE TABLE t (a CHAR(1) COLLATE utf8mb4_0900_ai_ci)"),
    (r"\bSQL_CALC_FOUND_ROWS\b|\bFOUND_ROWS\s*\(", "FOUND_ROWS()", "SELECT FOUND_ROWS()"),
    (r"\bSET STATEMENT\b|\bmax_statement_time\b|\bmax_execution_time\b|/\*\+", "limits and hints of one server", "SET STATEMENT max_statement_time = 1 FOR SELECT 1"),
    (r"\bAS\s+(INT|INTEGER|BIGINT|VARCHAR|TEXT)\b\s*(\(\d+\))?\s*\)", "CAST to what MySQL does not cast to", "SELECT CAST(a AS INT) FROM t"),
    (r"\b(NVL2?|TO_CHAR|ADD_MONTHS|CHR|SFORMAT|MEDIAN|PERCENTILE_CONT|NATURAL_SORT_KEY|CRC32C|SYS_GUID)\s*\(", "functions of MariaDB", "SELECT NVL(a, 1) FROM t"),
    (r"\b(ANY_VALUE|REGEXP_LIKE|UUID_TO_BIN|BIN_TO_UUID|IS_UUID|GROUPING|JSON_SCHEMA_VALID|ROW)\s*\(", "functions of MySQL", "SELECT ANY_VALUE(a) FROM t"),
    (r"\|\|", "||, which is OR or CONCAT", "SELECT a || b FROM t"),
    (r"\b(?:AS\s+|\.)(rank|groups|system|lead|lag|window|function|of|over|lateral|cube|empty|except|recursive|row_number|manual|parallel|qualify)\b(?!\s*\()",
     "a word that MySQL reserves", "SELECT a AS rank FROM t"),
]
SQL_START = re.compile(r"^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|WITH|SET|TRUNCATE)\b", re.I)
breaches = []


def breach(path, line, message):
    breaches.append(f"{path}:{line}: {message}")


def tracked(*patterns):
    said = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [p for p in said.stdout.split("\n") if p and os.path.exists(os.path.join(ROOT, p))]


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as source:
        return source.read()


def check_includes(path, text):
    room = path.split("/")[1]
    if room not in FLOORS:
        breach(path, 1, f"the room {room} is not in the table of floors")
        return
    for number, line in enumerate(text.split("\n"), 1):
        own = re.match(r'#include "([^"/]+)/', line)
        if own and own.group(1) != room and own.group(1) not in FLOORS[room]:
            breach(path, number, f"{room} must not include {own.group(1)}")
        for pattern, allowed in DOORS.items():
            if re.match(rf"#include [<\"]({pattern})", line):
                inside = path.startswith("fcgi/db/") if allowed is None else path in allowed
                if not inside:
                    breach(path, number, f"this library stays behind its door: {line.strip()}")


def types_of(text):
    """Types that a C++ file defines for other files too, with their namespace and line. What is in an anonymous
    namespace, or inside another type, is nobody else's."""
    namespaces = []
    for number, line in enumerate(text.split("\n"), 1):
        if opened := re.match(r"(?:inline )?namespace ([\w:]*) ?{", line):
            namespaces.append(opened.group(1))
        elif re.match(r"}  // namespace", line):
            namespaces.pop()
        elif defined := re.match(r"(?:struct|class|union|enum class|enum) ([\w:]+(?:<.*>)?)[^;]*{", line):
            if "" not in namespaces:
                yield "::".join([*namespaces, defined.group(1)]), number


def check_types(files):
    """Two types of one name are one to the linker, which keeps the functions of whichever it meets first."""
    first = {}
    for path, text in files:
        for name, line in types_of(text):
            if name in first:
                breach(path, line, f"{name} is defined in {first[name]} too")
            first.setdefault(name, f"{path}:{line}")


def literals(text):
    """String literals of a C++ file, neighbours joined, with the line each begins on."""
    token = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
    end, joined, start = None, "", 0
    for match in token.finditer(text):
        if end is not None and text[end:match.start()].strip() == "":
            joined += match.group(1)
        else:
            if joined:
                yield start, joined
            joined, start = match.group(1), text.count("\n", 0, match.start()) + 1
        end = match.end()
    if joined:
        yield start, joined


def check_sql(path, statements):
    for line, statement in statements:
        flat = " ".join(statement.split())
        for pattern, what, _ in VENDOR_SQL:
            if re.search(pattern, flat, re.I):
                breach(path, line, f"SQL that does not run unchanged on both servers ({what}): {flat[:80]}")
        if re.search(r"SELECT \*", flat):
            breach(path, line, "SELECT *: name the columns")


def check_settings():
    """The list of what a host may set says every name of the programs' own table, with its default."""
    table, struct = read("fcgi/base/config.cpp"), read("fcgi/base/config.hpp")
    fields = dict(re.findall(r"^    [\w:]+(?: long)? (\w+)(?:\s*=\s*([^;]+))?;", struct, re.M))
    plain = {name: value.strip('"') if value.startswith('"') else value.replace("'", "") for name, value in fields.items()}
    wanted = {name: plain[field] for name, field in re.findall(r'add\("([a-z-]+)", to\(c\.(\w+)\)', table)}
    listed = dict(re.findall(r"^#([a-z-]+) = ?(.*)$", read("nginx/exemple.conf"), re.M))
    for name in sorted(wanted.keys() | listed.keys()):
        if wanted.get(name) != listed.get(name):
            breach("nginx/exemple.conf", 1, f"{name}: {listed.get(name)!r} here, {wanted.get(name)!r} in fcgi/base/config.hpp")
    if len(wanted) < 20:
        breach("tests/house/check.py", 1, "the table of settings is not found")


def check_doors():
    for pattern, allowed in DOORS.items():
        for path in allowed or ():
            if not re.search(rf"^#include [<\"]({pattern})", read(path), re.M):
                breach(path, 1, f"is a door for {pattern} and does not include it")


def main():
    check_doors()
    for pattern, what, example in VENDOR_SQL:
        if not re.search(pattern, example, re.I):
            breach("tests/house/check.py", 1, f"the pattern of {what} does not find its example")
    if list(types_of("namespace a::b {\nnamespace {\nstruct C {\n}  // namespace\nstruct D {\n")) != [("a::b::D", 5)]:
        breach("tests/house/check.py", 1, "types_of does not find its example")
    sources = [(path, read(path)) for path in tracked("fcgi/*.cpp", "fcgi/*.hpp", "fcgi/*.ipp")]
    check_types(sources)
    for path, text in sources:
        check_includes(path, text)
        check_sql(path, [(n, s) for n, s in literals(text) if SQL_START.match(s)])
        if path.endswith((".cpp", ".hpp")) and text.count("\n") > 300:
            breach(path, 1, f"{text.count(chr(10))} lines: perhaps two rooms in one")
    check_settings()
    for path in tracked("sql/*.sql"):
        text = "\n".join(line.split("--")[0] for line in read(path).split("\n"))
        check_sql(path, [(1, s) for s in text.split(";")])
    for path in tracked("templates/*.tpl"):
        text = read(path)
        if not path.endswith(".txt.tpl") and not text.startswith("{{%AUTOESCAPE"):
            breach(path, 1, "the first line does not switch auto-escape on")
        if not re.match(r"(\{\{%AUTOESCAPE[^}]*\}\}\n)?\{\{! \S", text):
            breach(path, 1, "no comment at its head says what it is")
        if ":none" in text:
            breach(path, 1, ":none is forbidden")
    for path in tracked("*"):
        if path.endswith((".png", ".pdf", ".zip", ".lock")) or "/corpus/" in path or path in ("LICENSE", "tests/house/check.py"):
            continue
        try:
            text = read(path)
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line):
                breach(path, number, "a left-over: " + line.strip()[:80])
    for line in breaches:
        print(line)
    print(f"{len(sources)} files, {len(breaches)} breaches")
    return 1 if breaches or len(sources) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
