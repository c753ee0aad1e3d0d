#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_services.py - two services as Debian ships them, under asyncprobe run, read by asyncprobe report."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import unittest

from probed import ASYNCPROBE, ProbedCase, asyncprobe


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def connect(port, child):
    """A connection to PORT, once the service that CHILD started listens there."""
    deadline = time.monotonic() + 20
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except ConnectionRefusedError:
            if child.poll() is not None:
                raise AssertionError("the service ended: " + child.stderr.read()) from None
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def command(client, *words):
    """Sends one command and reads what comes back until it pauses at the end of a line."""
    client.sendall(b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w.encode()) for w in words))
    answer = client.recv(65536)
    while not answer.endswith(b"\r\n"):
        answer += client.recv(65536)
    return answer


def worker_of(child):
    """The process id of nginx's worker: the child of the child of `asyncprobe run`."""
    def children(pid):
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    return children(children(child.pid)[0])[0]


class Services(ProbedCase):
    def report_of(self, pid):
        return os.path.join(self.out, f"redis-server.{pid}.json")

    def start(self, *cmd):
        child = subprocess.Popen([ASYNCPROBE, "run", "-o", self.out, "--", *cmd], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True, cwd=self.folder)
        self.addCleanup(child.stderr.close)
        self.addCleanup(child.wait)
        self.addCleanup(child.terminate)
        return child

    def redis(self):
        port = free_port()
        child = self.start("redis-server", "--port", str(port), "--save", "", "--dir", self.folder,
                           "--enable-debug-command", "yes")
        client = connect(port, child)
        self.addCleanup(client.close)
        client.sendall(b"PING\r\n")
        self.assertEqual(client.recv(100), b"+PONG\r\n")
        client.sendall(b"INFO server\r\n")
        info = client.recv(65536).decode()
        return child, client, int(info.split("process_id:")[1].split("\r\n")[0])

    @unittest.skipUnless(shutil.which("redis-server"), "redis-server is not installed")
    def test_redis_killed_while_it_sleeps(self):
        child, client, pid = self.redis()
        client.sendall(b"DEBUG SLEEP 60\r\n")
        self.await_stall(pid)
        os.kill(pid, signal.SIGKILL)
        self.assertEqual(child.wait(timeout=20), 128 + signal.SIGKILL)
        self.assertEqual(os.listdir(self.out), [f"redis-server.{pid}.json"])
        text = asyncprobe("report", self.out).stdout
        self.assertRegex(text, rf"(?m)^redis-server\[{pid}\] running or killed")
        self.assertRegex(text, r"(?m)^STALL \d+\.\d ms  loop 1 \(tid \d+, epoll\)  blocked_call nanosleep\(\).*UNFINISHED")
        self.assertRegex(text, r"#\d+ +debugCommand ")
        hints = [line for line in text.splitlines() if "has no debug information" in line]
        self.assertEqual(len(hints), len(set(hints)), "once per module")
        if "debugCommand  debug.c" not in text:
            self.assertTrue(any("redis" in hint for hint in hints), text)

    @unittest.skipUnless(shutil.which("redis-server"), "redis-server is not installed")
    def test_redis_stalls_twice_and_ends_on_sigterm(self):
        child, client, _ = self.redis()
        for _ in range(2):
            client.sendall(b"DEBUG SLEEP 0.3\r\n")
            self.assertEqual(client.recv(100), b"+OK\r\n")
        child.send_signal(signal.SIGTERM)  # to asyncprobe, which passes it on
        self.assertEqual(child.wait(timeout=20), 0)
        text = asyncprobe("report", self.out, "--fail-on", "stall.count!=2")
        self.assertEqual(text.returncode, 0, text.stdout)
        self.assertRegex(text.stdout, r"STALL 3[0-4]\d\.\d ms .* blocked_call nanosleep\(\) .* x2 \(6\d\d\.\d ms in all\)")

    @unittest.skipUnless(shutil.which("redis-server"), "redis-server is not installed")
    def test_a_sleep_is_measured_as_redis_measures_it(self):
        child, client, pid = self.redis()
        command(client, "CONFIG", "SET", "slowlog-log-slower-than", "200000")
        command(client, "DEBUG", "SLEEP", "0.3")
        slow = command(client, "SLOWLOG", "GET", "1")
        client.close()
        child.terminate()
        self.assertEqual(child.wait(timeout=20), 0)
        took_ns = int(re.search(rb"\*6\r\n:\d+\r\n:\d+\r\n:(\d+)\r\n", slow).group(1)) * 1000
        stall = self.only_stall(self.report_of(pid), "blocked_call", "debugCommand", 300, 10000)
        self.assertEqual(stall["call"]["name"], "nanosleep")
        self.assertEqual(stall["stack"][0]["function"].strip("_"), "nanosleep")
        self.assertAlmostEqual(stall["duration_ns"], took_ns, delta=took_ns * 0.01)

    @unittest.skipUnless(shutil.which("redis-server"), "redis-server is not installed")
    def test_a_busy_script_is_computing_inside_lua(self):
        child, client, pid = self.redis()
        self.assertEqual(command(client, "EVAL", "for i = 1, 2e8 do end return 7", "0"), b":7\r\n")
        client.close()
        child.terminate()
        self.assertEqual(child.wait(timeout=20), 0)
        # On a machine that others keep busy it may have waited for a processor longer than it ran.
        waited = [s for s in self.stalls(self.report_of(pid)) if s["runq_ns"] > s["cpu_ns"]]
        stall = self.only_stall(self.report_of(pid), "runqueue_delay" if waited else "cpu_bound",
                                "evalGenericCommand", 100, 60000)
        # Below redis's own call into it the stack is in Lua: a library with names of its own
        # (Debian), or a part of redis that has none (Ubuntu).
        functions = [frame["function"] for frame in stall["stack"]]
        caller = functions.index("luaCallFunction")
        self.assertGreater(caller, 0, "nothing below the call into Lua")
        module = stall["stack"][caller - 1]["module"]
        if module == stall["stack"][caller]["module"]:
            self.assertNotIn("liblua", subprocess.check_output(["ldd", shutil.which("redis-server")], text=True))
        else:
            self.assertIn("liblua", module)
            self.assertRegex(functions[caller - 1], "lua[A-Z]?_")
        self.assertGreater(stall["cpu_ns"] + stall["runq_ns"], stall["duration_ns"] * 0.5)

    @unittest.skipUnless(shutil.which("redis-benchmark"), "redis-tools is not installed")
    def test_ordinary_traffic_and_idling_are_no_stall(self):
        child, client, pid = self.redis()
        port = client.getpeername()[1]
        subprocess.run(["redis-benchmark", "-p", str(port), "-n", "20000", "-t", "get,set,lpush", "-q"],
                       check=True, stdout=subprocess.DEVNULL, timeout=120)
        self.assertEqual(command(client, "BLPOP", "nothing", "1"), b"*-1\r\n")  # a second of idling
        client.close()
        child.terminate()
        self.assertEqual(child.wait(timeout=20), 0)
        stalls = self.stalls(self.report_of(pid))
        # What a crowded machine does to the process is no fault of the program's.
        mine = [s for s in stalls if s["cause"] not in ("runqueue_delay", "suspended", "cgroup_throttled")]
        self.assertEqual(mine, [])

    @unittest.skipUnless(shutil.which("nginx"), "nginx is not installed")
    def test_nginx_with_a_full_fifo_as_access_log(self):
        port, fifo = free_port(), os.path.join(self.folder, "access")
        os.mkfifo(fifo)
        conf = os.path.join(self.folder, "nginx.conf")
        with open(conf, "w", encoding="ascii") as file:
            file.write(f"daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log; events {{}}\n"
                       f"http {{ access_log {fifo}; server {{ listen 127.0.0.1:{port};\n"
                       "  location / { return 200 hello; } } }\n")
        pipe = os.open(fifo, os.O_RDWR | os.O_NONBLOCK)
        self.addCleanup(os.close, pipe)
        os.chmod(self.folder, 0o755)
        child = self.start("nginx", "-c", conf, "-p", self.folder)
        client = connect(port, child)
        self.addCleanup(client.close)
        for size in (4096, 1):
            try:
                while True:
                    os.write(pipe, b"x" * size)
            except BlockingIOError:
                pass
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        self.await_stall(worker_of(child))
        os.read(pipe, 65536)
        while client.recv(4096):
            pass
        child.send_signal(signal.SIGQUIT)
        self.assertEqual(child.wait(timeout=20), 0)
        text = asyncprobe("report", self.out).stdout
        self.assertRegex(text, rf"STALL [\d.]+ m?s  nginx\[\d+\] loop 1 .* blocked_call write\(fd=\d+ {fifo}\)")
        self.assertRegex(text, r"#\d+ +ngx_process_events_and_timers ")


if __name__ == "__main__":
    unittest.main()
