#!/usr/bin/env python3
"""Every answer of the directory's edge: who is let in, who is not, and when it is taken for away."""
import json
import os
import subprocess
import sys
import time

from servers import BASE, SEARCHER, SEARCHER_PASSWORD, Servers, Silent

TSCTL = os.path.abspath(sys.argv[1])
PATIENCE = 5.0
passed = failed = 0

PEOPLE = f"""dn: {BASE}
changetype: add
objectClass: dcObject
objectClass: organization
o: Exemple
dc: exemple

dn: {SEARCHER}
changetype: add
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: lecteur
userPassword: {SEARCHER_PASSWORD}
"""


def entry(uid, name, password, mail):
    return f"""dn: uid={uid},{BASE}
changetype: add
objectClass: inetOrgPerson
uid: {uid}
cn: {name}
sn: {name.split()[-1]}
mail: {mail}
userPassword: {password}

"""


def group(name, *members):
    lines = "".join(f"member: uid={uid},{BASE}\n" for uid in members)
    return f"dn: cn={name},{BASE}\nchangetype: add\nobjectClass: groupOfNames\ncn: {name}\n{lines}\n"


def check(what, true, seen=""):
    global passed, failed
    if true:
        passed += 1
        return
    failed += 1
    print(f"FAILED: {what} {seen}")


class Directory:
    def __init__(self, folder, **options):
        self.config = os.path.join(folder, f"tsctl-{len(os.listdir(folder))}.conf")
        with open(self.config, "w", encoding="utf-8") as config:
            for name, value in options.items():
                config.write(f"{name.replace('_', '-')} = {value}\n")
        os.chmod(self.config, 0o600)  # it holds a password

    def ask(self, login, password):
        began = time.monotonic()
        done = subprocess.run([TSCTL, "--config", self.config, "annuaire", login, "--json"], input=password.encode() + b"\n",
                              capture_output=True, timeout=30, check=False)
        self.took = time.monotonic() - began
        self.said = done.stdout.decode() + done.stderr.decode()
        return json.loads(done.stdout) if done.stdout else {"avis": "none", "cause": self.said}

    def expect(self, what, avis, login="lea.roy", password="jonquille de mars"):
        answer = self.ask(login, password)
        check(what, answer["avis"] == avis, answer)
        check(f"{what}: within five seconds", self.took < PATIENCE + 0.7, f"{self.took:.2f} s")
        check(f"{what}: the password is not said", not password or password not in self.said)
        return answer


def ldap(servers, scheme="ldaps", host="127.0.0.1", ca="ca", **more):
    port = more.pop("port", servers.ldaps if scheme == "ldaps" else servers.ldap)
    options = {"directory_url": f"{scheme}://{host}:{port}", "directory_ca": servers.path(f"{ca}.pem"), "directory_base": BASE,
               "directory_bind": SEARCHER, "directory_password": SEARCHER_PASSWORD, **more}
    return Directory(servers.folder, **options)


def imap(servers, scheme="imaps", host="127.0.0.1", ca="ca", port=None):
    port = port or (servers.imaps if scheme == "imaps" else servers.imap)
    return Directory(servers.folder, directory_url=f"{scheme}://{host}:{port}", directory_ca=servers.path(f"{ca}.pem"),
                     directory_domain="exemple.fr")


def failures(directory_of, servers, secure, starttls):
    """What is the same for both protocols."""
    good = directory_of(servers)
    good.expect("wrong password", "non", password="jonquille")
    good.expect("unknown login", "non", login="personne")
    good.expect("empty password", "non", password="")
    good.expect("empty login", "non", login=" ")
    good.expect("a login with a control character", "non", login="lea\x01roy")
    directory_of(servers, scheme=starttls).expect("STARTTLS", "oui")
    directory_of(servers, ca="other").expect("another authority", "absent")
    directory_of(servers, host="localhost").expect("another host name", "absent")
    directory_of(servers, scheme=starttls, host="localhost").expect("another host name, STARTTLS", "absent")
    directory_of(servers, port=1).expect("nobody listens", "absent")
    for scheme in (secure, starttls):
        silent = Silent()
        directory_of(servers, scheme=scheme, port=silent.port).expect(f"silence on {scheme}", "absent")
        check(f"silence on {scheme}: no password in clear", b"jonquille" not in silent.heard)


def check_ldap(servers):
    servers.modify(PEOPLE + "\n" + entry("lea.roy", "Léa Roy", "jonquille de mars", "lea.roy@exemple.fr")
                   + entry("eloise", "Éloïse Noël", "été à la mer", "eloise@exemple.fr").replace("uid: eloise\n", "uid: eloise\nuid: éloïse\n")
                   + entry("twin1", "Une Jumelle", "pareil", "jumelle@exemple.fr") + entry("twin2", "Deux Jumelle", "pareil", "jumelle@exemple.fr")
                   + entry("o'brien", "Ann O'Brien", "trèfle à (quatre) * feuilles", "ann@exemple.fr").replace("uid: o'brien\n", "uid: o'brien\nuid: a*)(b\n")
                   + group("dsi", "lea.roy") + group("formation continue", "lea.roy", "eloise"))
    good = ldap(servers)
    lea = good.expect("good", "oui")
    check("who it is", lea.get("nom") == "Léa Roy" and lea.get("courriel") == "lea.roy@exemple.fr", lea)
    check("groups by name", sorted(lea.get("groupes", [])) == ["dsi", "formation continue"], lea)
    check("by the address too", good.expect("good, by address", "oui", "lea.roy@exemple.fr").get("personne") == lea.get("personne"))
    good.expect("accents", "oui", "éloïse", "été à la mer")
    good.expect("signs of a filter", "oui", "a*)(b", "trèfle à (quatre) * feuilles")
    for login in ("*", "lea*", "lea.roy)(uid=*", "*)(objectClass=*", "\\2a", "lea.roy)(|(uid=*"):
        good.expect(f"{login} is no pattern", "non", login)
    good.expect("two entries for one login", "non", "jumelle@exemple.fr", "pareil")
    failures(ldap, servers, "ldaps", "ldap")
    ldap(servers, directory_password="autre").expect("the searcher is refused", "absent")
    ldap(servers, directory_person="employeeNumber").expect("an entry without the stable id", "absent")
    ldap(servers, directory_bind="", directory_password="").expect("strangers may not search here", "absent")
    clear = Silent(b"\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x02\x04\x00\x04\x00")  # StartTLS refused
    ldap(servers, scheme="ldap", port=clear.port).expect("a server without TLS", "absent")
    check("a server without TLS hears no password", b"jonquille" not in clear.heard and b"lecteur" not in clear.heard)
    # the login is given to somebody else
    servers.modify(f"dn: uid=lea.roy,{BASE}\nchangetype: delete\n\n" + entry("lea.roy", "Léandre Royer", "autre personne", "lea.roy@exemple.fr"))
    again = good.expect("the next holder of a login", "oui", "lea.roy", "autre personne")
    check("is another person", again.get("personne") != lea.get("personne"), again)
    check("without the groups of the former", again.get("groupes") == [], again)
    good.expect("the former holder's password", "non")


def check_imap(servers):
    good = imap(servers)
    lea = good.expect("good", "oui")
    check("the mailbox is the person", lea.get("personne") == "lea.roy@exemple.fr" and lea.get("courriel") == "lea.roy@exemple.fr", lea)
    for login in ("LEA.Roy", "lea.roy@Exemple.FR"):
        check(f"{login} is the same mailbox", good.expect(login, "oui", login).get("personne") == "lea.roy@exemple.fr")
    good.expect("accents", "oui", "éloïse", "été à la mer")
    good.expect("signs", "oui", "a*)(b", "parenthèse")
    good.expect("signs in the password", "oui", "o.brien", 'guille"met\\et')
    good.expect("a command in the login", "non", 'lea.roy" "x"')
    failures(imap, servers, "imaps", "imap")
    clear = Silent(b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n")
    imap(servers, scheme="imap", port=clear.port).expect("a server without TLS", "absent")
    check("a server without TLS hears no password", b"jonquille" not in clear.heard and b"AUTHENTICATE" not in clear.heard.upper()
          and b"LOGIN" not in clear.heard.upper(), clear.heard)


def main():
    with Servers() as servers:
        check_ldap(servers)
        check_imap(servers)
        for url in ("http://localhost", "ldap://", "imaps://lea:secret@localhost", "ldaps://localhost/dc=x??sub"):
            answer = Directory(servers.folder, directory_url=url).ask("lea.roy", "x")
            check(f"{url} is refused at once", answer["avis"] == "none" and "directory-url" in answer["cause"], answer)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
