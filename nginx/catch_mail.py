#!/usr/bin/env python3
"""Mail catcher of the demonstration: an SMTP server on loopback that writes each mail to a folder as one
.eml, and keeps an index page of them. usage: catch_mail.py PORT FOLDER"""
import asyncio
import email
import email.policy
import html
import os
import signal
import sys
import time

from aiosmtpd.controller import UnthreadedController


def body_of(message, kind):
    part = message.get_body(preferencelist=(kind,))
    return part.get_content() if part else ""


class Catcher:
    def __init__(self, folder):
        self.folder, self.count = folder, 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        name = f"{int(time.time())}-{os.getpid()}-{self.count:05d}.eml"
        temporary = os.path.join(self.folder, "." + name)
        with open(temporary, "wb") as out:
            out.write(envelope.original_content)
        os.rename(temporary, os.path.join(self.folder, name))
        self.index()
        return "250 Message accepted"

    def index(self):
        rows = []
        for name in sorted((n for n in os.listdir(self.folder) if n.endswith(".eml")), reverse=True)[:200]:
            with open(os.path.join(self.folder, name), "rb") as source:
                message = email.message_from_binary_file(source, policy=email.policy.default)
            rows.append(
                f"<article><h2>{html.escape(str(message['subject']))}</h2>"
                f"<p>À : {html.escape(str(message['to']))} – <a href=\"{name}\">source</a></p>"
                f"<pre>{html.escape(body_of(message, 'plain'))}</pre></article>")
        page = ("<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Courriels de la démonstration</title>"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body><main>"
                "<h1>Courriels de la démonstration</h1>" + "".join(rows) + "</main></body></html>")
        temporary = os.path.join(self.folder, ".index.html")
        with open(temporary, "w", encoding="utf-8") as out:
            out.write(page)
        os.rename(temporary, os.path.join(self.folder, "index.html"))


async def main():
    port, folder = int(sys.argv[1]), sys.argv[2]
    catcher = Catcher(folder)
    catcher.index()
    controller = UnthreadedController(catcher, hostname="127.0.0.1", port=port, decode_data=False)
    controller.loop = asyncio.get_running_loop()
    server = await controller.loop.create_server(controller._factory_invoker, host="127.0.0.1", port=port)
    stop = asyncio.Event()
    controller.loop.add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    server.close()


asyncio.run(main())
