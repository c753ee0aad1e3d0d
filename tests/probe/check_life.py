#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scenarios that somebody else has to take part in: signals, kills, requests, settings.

    check_life.py TEST --probe SO --schema FILE --programs DIR

Each test is a function below; it fails by an assertion.
"""
import argparse
import json
import os
import resource
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time

from check_probe import environment, load_json, violations


def start(args, folder, program, extra="", **more):
    path = os.path.join(args.programs, program)
    return subprocess.Popen([path], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=environment(args.probe, folder, extra), **more)


def wait_for(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError(f"{what}: not within {seconds} s")


def only(folder, suffix):
    return next((os.path.join(folder, n) for n in os.listdir(folder) if n.endswith(suffix)), None)


def load(args, path):
    report = load_json(path)
    problems = violations(report, load_json(args.schema))
    assert not problems, problems
    return report


def ask(path, line):
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(20)
        client.connect(path)
        client.sendall(line.encode() + b"\n")
        answer = b""
        while not answer.endswith(b"\n"):
            answer += client.recv(4096)
    return answer.decode()


def open_stalls(path):
    return json.loads(ask(path, "status"))["open_stalls"]


def stalled(args, folder):
    """Starts the endless scenario and waits until the probe has noticed its stall."""
    victim = start(args, folder, "endless")
    assert victim.stdout.readline() == b"stalling\n"
    door = wait_for(lambda: only(folder, ".sock"), "the socket")
    wait_for(lambda: open_stalls(door) == 1, "an open stall")
    return victim, door


def kill9(args, folder):
    """A process killed in the middle of a stall leaves a recording that holds it."""
    victim, door = stalled(args, folder)
    victim.kill()
    victim.wait()
    recording = only(folder, ".aprec")
    assert recording and stat.S_IMODE(os.stat(recording).st_mode) == 0o600
    tool = os.path.join(args.programs, "print_recording")
    text = subprocess.run([tool, recording], check=True, capture_output=True, text=True).stdout
    report = json.loads(text)
    assert len(report["stalls"]) == 1, report["stalls"]
    stall = report["stalls"][0]
    frames = [f["function"] for f in stall["stack"]]
    assert stall["unfinished"] and stall["cause"] == "blocked_call", stall
    assert stall["call"]["name"] == "nanosleep" and frames[0] == "nanosleep", stall
    assert stall["duration_ns"] >= 100e6, stall["duration_ns"]
    assert any(f["module"].endswith("endless") for f in stall["stack"]), stall["stack"]


def kill9_socket(args, folder):
    """The peer of a socket that the process was killed on is named."""
    path = os.path.join(args.programs, "endless")
    victim = subprocess.Popen([path, "socket"], cwd=folder, stdout=subprocess.PIPE,
                              env=environment(args.probe, folder))
    port = victim.stdout.readline().decode().strip()
    door = wait_for(lambda: only(folder, ".sock"), "the socket")
    wait_for(lambda: open_stalls(door) == 1, "an open stall")
    victim.kill()
    victim.wait()
    tool = os.path.join(args.programs, "print_recording")
    text = subprocess.run([tool, only(folder, ".aprec")], check=True, capture_output=True,
                          text=True).stdout
    stall = json.loads(text)["stalls"][0]
    assert stall["call"]["name"] == "recv", stall
    assert stall["call"]["path"] == f"127.0.0.1:{port}", stall["call"]


def control(args, folder):
    """The socket: mode, status, flush with an open stall, nonsense."""
    victim, door = stalled(args, folder)
    assert stat.S_IMODE(os.stat(door).st_mode) == 0o600
    status = json.loads(ask(door, "status"))
    assert status["pid"] == victim.pid and status["loops"] == 1, status
    answer = ask(door, "flush")
    assert answer.startswith("ok "), answer
    report = load(args, answer[3:].strip())
    assert [s["unfinished"] for s in report["stalls"]] == [True], report["stalls"]
    assert "sleep_long" in [f["function"] for f in report["stalls"][0]["stack"]]
    assert report["process"]["end"] is None
    assert ask(door, "make tea").startswith("error "), "nonsense was accepted"
    victim.kill()
    victim.wait()


def stopped(args, folder):
    """SIGSTOP is told from a stall of the program; SIGTERM, handled by it, ends with a report."""
    victim = start(args, folder, "busy_waits", ":threshold=200ms")
    assert victim.stdout.readline() == b"running\n"
    for _ in range(3):
        victim.send_signal(signal.SIGSTOP)
        wait_for(lambda: open(f"/proc/{victim.pid}/stat").read().rsplit(")", 1)[1].split()[0] == "T",
                 "stopped state")
        time.sleep(0.8)
        victim.send_signal(signal.SIGCONT)
        time.sleep(0.3)
    victim.send_signal(signal.SIGTERM)
    out, err = victim.communicate(timeout=20)
    assert (out, err, victim.returncode) == (b"bye\n", b"", 3), (out, err, victim.returncode)
    report = load(args, only(folder, ".json"))
    assert report["process"]["exit"] == {"how": "exit", "status": 3}, report["process"]
    causes = [s["cause"] for s in report["stalls"] for _ in range(s["count"])]
    assert causes == ["suspended"] * 3, report["stalls"]
    assert only(folder, ".aprec") is None and only(folder, ".sock") is None


def settings(args, folder):
    """Bad values leave defaults and a note; nothing is printed unless asked for."""
    def run(extra):
        victim = start(args, folder, "stall_repeated", extra)
        out, err = victim.communicate(timeout=20)
        report = only(folder, ".json")
        loaded = load(args, report)
        os.unlink(report)
        return out + err, loaded

    printed, report = run(":threshold=fast:colour=red")
    assert printed == b"", printed
    assert report["process"]["threshold_ns"] == 100_000_000
    assert len([e for e in report["events"] if e["kind"] == "setting"]) == 2, report["events"]
    printed, report = run(":threshold=fast:verbose=1")
    assert printed.count(b"threshold=fast") == 1, printed
    printed, report = run(":threshold=2s")
    assert report["stalls"] == [], report["stalls"]
    printed, report = run(":help=1")
    assert b"threshold" in printed and b"recording" in printed, printed
    printed, report = run(":monitor=0")
    assert [s["count"] for s in report["stalls"]] == [3], report["stalls"]
    assert "no_monitor" in report["coverage"]["blind"], report["coverage"]
    printed, report = run(":keep=1")
    assert only(folder, ".aprec") and only(folder, ".sock")


def no_libunwind(args, folder):
    """Without libunwind stacks come from frame pointers, and the report says so."""
    # A directory that the dynamic linker prefers holds a file by that name that is no library.
    os.mkdir(os.path.join(folder, "lib"))
    for name in ("libunwind-x86_64.so.8", "libunwind-aarch64.so.8"):
        with open(os.path.join(folder, "lib", name), "w", encoding="utf-8") as file:
            file.write("not a library\n")
    env = environment(args.probe, folder)
    env["LD_LIBRARY_PATH"] = os.path.join(folder, "lib")
    path = os.path.join(args.programs, "stall_nanosleep")
    subprocess.run([path], cwd=folder, env=env, check=True, timeout=20)
    report = load(args, only(folder, ".json"))
    assert report["coverage"]["unwinder"] == "frame-pointers", report["coverage"]
    frames = [f["function"] for f in report["stalls"][0]["stack"]]
    assert frames[0] == "nanosleep" and "do_sleep" in frames, frames


def exec_keeps(args, folder):
    """Programs that exec: the probe follows, the report of what was before is not lost."""
    script = f"{os.path.join(args.programs, 'stall_nanosleep')}; exit 5"
    shell = subprocess.run(["sh", "-c", script], cwd=folder, env=environment(args.probe, folder),
                           capture_output=True, timeout=20)
    assert (shell.returncode, shell.stdout, shell.stderr) == (5, b"", b""), shell
    reports = [load(args, os.path.join(folder, n)) for n in os.listdir(folder)
               if n.startswith("stall_nanosleep")]
    assert [len(r["stalls"]) for r in reports] == [1], reports
    leftovers = [n for n in os.listdir(folder) if not n.endswith(".json")]
    assert not leftovers, leftovers


def dropped_privileges(args, folder):
    """A worker that was root when it started still leaves its report where only root may write."""
    if os.geteuid() != 0:
        print("skipped: needs root")
        sys.exit(77)
    os.chmod(folder, 0o711)
    victim = start(args, folder, "worker")
    out, err = victim.communicate(timeout=30)
    assert (out, err, victim.returncode) == (b"", b"", 0), (out, err, victim.returncode)
    reports = [load(args, os.path.join(folder, n)) for n in os.listdir(folder) if n.endswith(".json")]
    stalls = [s for r in reports for s in r["stalls"]]
    assert [s["call"]["name"] for s in stalls] == ["nanosleep"], reports


def chrooted(args, folder):
    """After a chroot the program's own frames still bear its path."""
    if os.geteuid() != 0:
        print("skipped: needs root")
        sys.exit(77)
    root = os.path.join(folder, "root")
    os.mkdir(root)
    program = os.path.join(args.programs, "chrooted")
    victim = subprocess.run([program, root], cwd=folder, env=environment(args.probe, folder),
                            capture_output=True, timeout=20)
    assert (victim.returncode, victim.stdout, victim.stderr) == (0, b"", b""), victim
    report = load(args, only(folder, ".json"))
    modules = [f["module"] for s in report["stalls"] for f in s["stack"]]
    assert any(m.endswith("/chrooted") for m in modules), modules
    assert not any("vdso" in m for m in modules), modules


def file_limit(args, folder):
    """A limit on file sizes, below the recording or below the report, costs no signal."""
    program = os.path.join(args.programs, "stall_nanosleep")
    for limit, reports in ((100_000, 1), (64, 0)):
        victim = subprocess.run(
            [program], cwd=folder, env=environment(args.probe, folder), capture_output=True,
            timeout=20,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        assert (victim.returncode, victim.stdout, victim.stderr) == (0, b"", b""), victim
        names = os.listdir(folder)
        assert len(names) == reports, names
        if reports:
            path = os.path.join(folder, names[0])
            report = load(args, path)
            assert "memory_only_recording" in report["coverage"]["blind"], report["coverage"]
            notes = [e["text"] for e in report["events"] if e["kind"] == "recording"]
            assert len(notes) == 1 and notes[0].endswith(": File too large"), report["events"]
            assert len(report["stalls"]) == 1, report["stalls"]
            os.unlink(path)


def no_folder(args, folder):
    """Where neither recording nor report can be made, verbose=1 says which and why."""
    program = os.path.join(args.programs, "stall_nanosleep")
    missing = os.path.join(folder, "missing")
    env = {**environment(args.probe, missing), "LC_ALL": "de_DE.UTF-8"}
    silent = subprocess.run([program], cwd=folder, env=env, capture_output=True, timeout=20)
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, b"", b""), silent
    env["ASYNCPROBE_OPTIONS"] += ":verbose=1"
    loud = subprocess.run([program], cwd=folder, env=env, capture_output=True, timeout=20)
    lines = loud.stderr.decode().splitlines()
    assert loud.returncode == 0 and len(lines) == 2, loud
    for line, suffix in zip(lines, (".aprec", ".json")):
        assert missing in line and f"{suffix}: No such file or directory" in line, line


def main_ends(args, folder):
    """A process whose threads all end by themselves ends as without the probe, handlers run."""
    program = os.path.join(args.programs, "main_ends")
    expected = {"alone": (0, b"bye 1 0\n"), "cancel": (0, b"bye 1 0\n"),
                "child": (0, b"bye 1 0\n"), "worker": (0, b"worker\nbye 1 0\n"), "raw": (5, b"")}
    for kind, (status, printed) in expected.items():
        plain = subprocess.run([program, kind], cwd=folder, capture_output=True, timeout=20)
        assert (plain.returncode, plain.stdout, plain.stderr) == (status, printed, b""), plain
        probed = subprocess.run([program, kind], cwd=folder, capture_output=True, timeout=20,
                                env=environment(args.probe, folder))
        assert (probed.returncode, probed.stdout, probed.stderr) == (status, printed, b""), probed
        names = os.listdir(folder)
        reports = [load(args, os.path.join(folder, n)) for n in names if n.endswith(".json")]
        stalls = [s["call"]["name"] for r in reports for s in r["stalls"]]
        assert stalls == ([] if kind == "raw" else ["nanosleep"]), (kind, reports)
        for name in names:
            assert kind == "raw" or name.endswith(".json"), (kind, names)
            os.unlink(os.path.join(folder, name))


def low_numbers(args, folder):
    """What the monitor opens while a loop is stuck is never in the program's way."""
    victim = start(args, folder, "low_numbers")
    out, err = victim.communicate(timeout=60)
    assert (out, err, victim.returncode) == (b"0\n", b"", 0), (out, err, victim.returncode)
    report = load(args, only(folder, ".json"))
    assert sum(s["count"] for s in report["stalls"]) >= 10, report["stalls"]


def one_table(args, folder):
    """Where the monitor cannot have its own table of descriptors it works in the program's."""
    outer, inner = (os.path.join(args.programs, n) for n in ("no_close_range", "endless"))
    probe = [f"{name}={environment(args.probe, folder)[name]}"
             for name in ("LD_PRELOAD", "ASYNCPROBE_OPTIONS")]
    # The filter comes before the probe, which would make ready for a sandbox.
    victim = subprocess.Popen([outer, shutil.which("env"), *probe, inner, "socket"], cwd=folder,
                              stdout=subprocess.PIPE)
    port = victim.stdout.readline().decode().strip()
    door = wait_for(lambda: only(folder, ".sock"), "the socket")
    wait_for(lambda: open_stalls(door) == 1, "an open stall")
    answer = ask(door, "flush")
    stall = load(args, answer[3:].strip())["stalls"][0]
    assert stall["call"]["path"] == f"127.0.0.1:{port}", stall["call"]
    victim.kill()
    victim.wait()


def few_descriptors(args, folder):
    """A small limit on descriptors leaves room for the probe, and for the program."""
    program = os.path.join(args.programs, "stall_nanosleep")
    for limit in (16, 64):
        victim = subprocess.run(
            [program], cwd=folder, env=environment(args.probe, folder), capture_output=True,
            timeout=20,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
        assert (victim.returncode, victim.stdout, victim.stderr) == (0, b"", b""), victim
        path = only(folder, ".json")
        report = load(args, path)
        assert [s["call"]["name"] for s in report["stalls"]] == ["nanosleep"], report["stalls"]
        assert "do_sleep" in [f["function"] for f in report["stalls"][0]["stack"]], report
        os.unlink(path)


def dead_frame(args, folder):
    """The C library's check of jumps sees as much as without the probe."""
    program = os.path.join(args.programs, "dead_frame")
    plain = subprocess.run([program], cwd=folder, capture_output=True, timeout=20)
    assert plain.returncode == -signal.SIGABRT and b"longjmp" in plain.stderr, plain
    probed = subprocess.run([program], cwd=folder, capture_output=True, timeout=20,
                            env=environment(args.probe, folder))
    assert (probed.returncode, probed.stdout, probed.stderr) == (
        plain.returncode, plain.stdout, plain.stderr), probed


def accuracy(args, folder):
    """Durations against the program's own clock: within 0.1 ms or 1 %, whichever is more."""
    victim = start(args, folder, "accuracy", ":threshold=40ms")
    out, err = victim.communicate(timeout=60)
    assert victim.returncode == 0 and err == b"", (victim.returncode, err)
    truth = [(line.split()[0], int(line.split()[1])) for line in out.decode().splitlines()]
    report = load(args, only(folder, ".json"))
    found = {"sleep": [], "spin": []}
    for stall in report["stalls"]:
        kind = "sleep" if stall["call"] else "spin"
        found[kind].append(stall)
    for kind, stalls in found.items():
        times = [ns for name, ns in truth if name == kind]
        slack = sum(max(100_000, ns // 100) for ns in times)
        assert sum(s["count"] for s in stalls) == len(times), (kind, stalls)
        assert abs(sum(s["total_ns"] for s in stalls) - sum(times)) <= slack, (kind, stalls, times)
        longest = max(s["duration_ns"] for s in stalls)
        assert abs(longest - max(times)) <= max(100_000, max(times) // 100), (longest, times)


def flush(args, folder):
    """asyncprobe_flush writes the report at once; without the probe it does nothing."""
    program = os.path.join(args.programs, "flush")
    plain = subprocess.run([program], cwd=folder, timeout=20)
    assert plain.returncode == 0, plain
    env = environment(args.probe, folder)
    env["ASYNCPROBE_OPTIONS"] = f"report={folder}/r.json"
    env["FLUSHED"] = f"{folder}/r.json"
    probed = subprocess.run([program], cwd=folder, env=env, timeout=20, capture_output=True)
    assert (probed.returncode, probed.stdout, probed.stderr) == (1, b"", b""), probed
    report = load(args, f"{folder}/r.json")
    assert [s["call"]["name"] for s in report["stalls"]] == ["nanosleep"], report["stalls"]


def header(args, folder):
    """The public header compiles by itself, as C11 and as C++, with all warnings."""
    include = os.path.join(os.path.dirname(args.schema), "..", "include")
    for language, standard in (("c", "c11"), ("c++", "c++11")):
        compiler = shutil.which("cc" if language == "c" else "c++")
        if compiler:
            subprocess.run([compiler, "-x", language, f"-std={standard}", "-Wall", "-Wextra",
                            "-Werror", "-pedantic", "-fsyntax-only",
                            os.path.join(include, "asyncprobe.h")], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("test")
    parser.add_argument("--probe", required=True)
    parser.add_argument("--schema", required=True)
    parser.add_argument("--programs", required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        globals()[args.test](args, folder)
    print("ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())
