"""A mailbox that speaks as much of IMAP (RFC 9051) as reading it takes, over a real connection."""

import re
import socketserver
import threading


class Session(socketserver.StreamRequestHandler):
    server: "ImapServer"

    def handle(self) -> None:
        self.say("* OK ready")
        for line in self.rfile:
            tag, _space, command = line.decode().strip().partition(" ")
            self.server.commands.append(command)
            self.answer(command)
            self.say(f"{tag} {self.verdict(command)}")
            if command == "LOGOUT":
                return

    def verdict(self, command: str) -> str:
        if command.startswith("LOGIN") and self.server.password not in command:
            return "NO wrong password"
        return "OK done"

    def answer(self, command: str) -> None:
        mails, seen = self.server.mails, self.server.seen
        if command == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif command.startswith("SELECT"):
            self.say(f"* {len(mails)} EXISTS")
        elif command.startswith("UID SEARCH UNSEEN"):
            self.say(" ".join(["* SEARCH", *(str(number) for number in sorted(mails.keys() - seen))]))
        elif command == "LOGOUT":
            self.say("* BYE")
        elif found := re.match(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", command):
            content = mails[int(found[1])][: int(found[2])]
            self.wfile.write(
                f"* 1 FETCH (UID {found[1]} BODY[]<0> {{{len(content)}}}\r\n".encode() + content + b")\r\n"
            )
        elif found := re.match(r"UID STORE (\d+) \+FLAGS \(\\Seen\)", command):
            seen.add(int(found[1]))

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class ImapServer(socketserver.ThreadingTCPServer):
    """`mails` by number; those whose number is in `seen` have been read."""

    daemon_threads = True
    password = "secret"

    def __init__(self, mails: list[bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.mails = dict(enumerate(mails, start=7))
        self.seen: set[int] = set()
        self.commands: list[str] = []
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
