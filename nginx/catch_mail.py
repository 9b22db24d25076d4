#!/usr/bin/python3
"""Mail catcher of a demonstration: an SMTP server on loopback that delivers nothing. Each mail becomes one .eml,
and a page that a browser can read.

usage: catch_mail.py PORT MAIL_FOLDER PAGES_FOLDER"""
import collections
import email
import email.policy
import glob
import html
import os
import re
import signal
import sys
import time

from aiosmtpd.controller import Controller

LISTED = 200  # the newest, on the page
FRAME = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="../../statique/style.css">
</head>
<body>
<main class="large">
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def write_whole(path, text):
    """A reader sees the old file or the new one, never half of it."""
    with open(path + ".new", "w" if isinstance(text, str) else "wb") as out:
        out.write(text)
    os.replace(path + ".new", path)


def linked(text):
    """Plain text as HTML, with its addresses as links."""
    return re.sub(r"https?://[^\s<>\"']+", lambda m: f'<a href="{m.group(0)}">{m.group(0)}</a>', html.escape(text, quote=False))


class Box:
    def __init__(self, mails, pages):
        self.mails, self.pages = mails, pages
        names = sorted(os.path.basename(p)[:-4] for p in glob.glob(f"{mails}/*.eml"))
        self.count = len(names)
        self.items = collections.deque((self.item(name) for name in names[-LISTED:]), LISTED)

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = f"{time.strftime('%Y%m%d-%H%M%S')}-{self.count:05}"
        lines = [f"X-Envelope-From: {envelope.mail_from}"] + [f"X-Envelope-To: {to}" for to in envelope.rcpt_tos]
        write_whole(f"{self.mails}/{name}.eml", "\r\n".join(lines).encode() + b"\r\n" + envelope.original_content)
        self.show(name)
        self.items.append(self.item(name))
        self.list()
        return "250 OK"

    def read(self, name):
        with open(f"{self.mails}/{name}.eml", "rb") as file:
            return email.message_from_binary_file(file, policy=email.policy.default)

    def show(self, name):
        mail = self.read(name)
        body = mail.get_body(("plain", "html"))
        text = linked(body.get_content()) if body else ""
        rows = "".join(f"<dt>{label}</dt><dd>{html.escape(str(mail[key] or ''))}</dd>"
                       for label, key in (("De", "From"), ("À", "To"), ("Date", "Date")))
        write_whole(f"{self.pages}/{name}.html", FRAME.format(
            title=html.escape(str(mail["Subject"] or "Sans objet")),
            body=f'<dl>{rows}</dl>\n<div class="lettre">{text.replace(chr(10), "<br>" + chr(10))}</div>\n'
                 '<p><a href="./">Tous les courriels</a></p>'))

    def item(self, name):
        mail = self.read(name)
        return (f'<li><a href="{name}.html">{html.escape(str(mail["Subject"] or "Sans objet"))}</a>'
                f' – pour {html.escape(str(mail["To"]))}</li>')

    def list(self):
        items = list(reversed(self.items))
        body = f"<ul>\n{chr(10).join(items)}\n</ul>" if items else "<p>Aucun courriel pour l’instant.</p>"
        write_whole(f"{self.pages}/index.html", FRAME.format(
            title="Courriels de la démonstration",
            body=f"<p>Ce site de démonstration n’envoie rien : ses {self.count} courriels sont ici.</p>\n{body}"))


def main():
    port, mails, pages = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    box = Box(mails, pages)
    box.list()
    controller = Controller(box, hostname="127.0.0.1", port=port, server_hostname="localhost", data_size_limit=33554432)
    controller.start()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    controller.stop()


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    main()
