#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_service.py TOPIC PROGRAM - a sample does its work, survives rude clients and ends cleanly.

The samples are read as examples of how to do it, so they are held to what they say: right answers
in the right order, no client can end the service by leaving early, SIGTERM gives exit status 0
(with the asan preset that includes: no leak).
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

TOPIC, PROGRAM = sys.argv[1:3]


class Service(unittest.TestCase):
    arguments = ()

    def start(self):
        self.process = subprocess.Popen([PROGRAM, *self.arguments], stdout=subprocess.PIPE,
                                        text=True)
        self.addCleanup(self.stop_hard)
        first = self.process.stdout.readline()
        self.port = int(re.fullmatch(r"listening on 127\.0\.0\.1:(\d+)\n", first)[1])

    def stop_hard(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(timeout=20), 0)


class HiddenDns(Service):
    def setUp(self):
        self.start()

    def ask(self, text):
        with self.connect() as client:
            client.sendall(text)
            client.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: client.recv(65536), b""))

    def test_answers_in_order(self):
        answers = self.ask(b"127.0.0.1\n::1\n127.0.0.2\n")
        self.assertEqual(answers, b"127.0.0.1: 127.0.0.1\n::1: ::1\n127.0.0.2: 127.0.0.2\n")
        self.end()

    def test_failures_are_answers(self):
        # Not a name at all, so no name server is asked.
        self.assertRegex(self.ask(b"300.300.300.300.\n"), rb"^300\.300\.300\.300\.: failed: .+\n$")
        self.end()

    def test_many_lines_in_one_go(self):
        self.assertEqual(self.ask(b"127.0.0.1\n" * 2000), b"127.0.0.1: 127.0.0.1\n" * 2000)
        self.end()

    def test_rude_clients(self):
        for _ in range(20):
            with self.connect() as client:
                client.sendall(b"127.0.0.1\n" * 20)
        with self.connect() as client:  # a line that never ends
            client.sendall(b"x" * 300)
            try:
                self.assertEqual(client.recv(100), b"")
            except ConnectionResetError:
                pass
        self.assertEqual(self.ask(b"127.0.0.1"), b"")  # no newline, no question
        self.assertEqual(self.ask(b"127.0.0.1\n"), b"127.0.0.1: 127.0.0.1\n")
        waiting = self.connect()
        self.addCleanup(waiting.close)
        waiting.sendall(b"127.0.0.1\n" * 10)
        self.end()


class LogFsync(Service):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.log = os.path.join(self.folder.name, "audit.log")
        self.arguments = (self.log,)
        self.start()

    def records(self):
        with open(self.log, encoding="ascii") as file:
            return [line.split(" ", 1)[1] for line in file.read().splitlines()]

    def get(self, path, times=1):
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        for _ in range(times):
            client.request("GET", path)
            answer = client.getresponse()
            self.assertEqual((answer.status, answer.read()), (200, b"noted\n"))
        client.close()

    def test_what_is_answered_is_in_the_log(self):
        self.get("/one")
        self.assertEqual(self.records(), ["127.0.0.1 /one"])
        self.get("/two")
        self.assertEqual(self.records(), ["127.0.0.1 /one", "127.0.0.1 /two"])
        self.end()

    def test_many_clients(self):
        threads = [threading.Thread(target=self.get, args=(f"/{i}", 20)) for i in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(self.records()),
                         sorted(f"127.0.0.1 /{i}" for i in range(8) for _ in range(20)))
        self.end()

    def test_rude_clients(self):
        for _ in range(20):
            with self.connect() as client:
                client.sendall(b"GET /gone HTTP/1.1\r\nHost: x\r\n\r\n")
        self.get("/after")
        waiting = self.connect()
        self.addCleanup(waiting.close)
        waiting.sendall(b"GET /late HTTP/1.1\r\nHost: x\r\n\r\n")
        self.end()

    def test_a_log_that_cannot_be_opened(self):
        result = subprocess.run([PROGRAM, self.folder.name], capture_output=True, check=False,
                                timeout=20)
        self.assertEqual(result.returncode, 1)
        self.assertTrue(result.stderr)


if __name__ == "__main__":
    case = {"libuv-hidden-dns": HiddenDns, "libevent-log-fsync": LogFsync}[TOPIC]
    tests = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    sys.exit(not unittest.TextTestRunner().run(tests).wasSuccessful())
