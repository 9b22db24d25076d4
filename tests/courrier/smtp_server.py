#!/usr/bin/env python3
"""A real SMTP server for tests: keeps each message as FOLDER/NNNNNN.eml (envelope in X- headers) and
answers by the recipient's name: refuse… 550, plus-tard… 451, data-refuse… 554 after the data,
lent… only after 30 s. Prints its port; ends when its standard input closes."""
import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refuse"):
            return "550 5.1.1 boite inconnue \x07<script>"
        if address.startswith("plus-tard"):
            return "451 4.3.0 revenez plus tard"
        if address.startswith("lent"):
            await asyncio.sleep(30)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("data-refuse"):
            return "554 5.6.0 contenu refuse"
        self.count += 1
        part = self.folder / f"{self.count:06d}.part"
        head = f"X-From: {envelope.mail_from}\r\nX-To: {','.join(envelope.rcpt_tos)}\r\n"
        part.write_bytes(head.encode() + envelope.original_content)
        part.rename(part.with_suffix(".eml"))
        return "250 OK"


async def main(folder, port):
    loop = asyncio.get_running_loop()
    keeper = Keeper(folder)
    keeper.count = len(list(folder.glob("*.eml")))
    server = await loop.create_server(lambda: SMTP(keeper, hostname="essai"), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
