# SPDX-License-Identifier: MIT
"""measure.py - what the benchmarks share: running a command, medians, a table.

CPU time is that of the command and of every process it waited for; memory is the largest of any one
process. Commands are run in turns, so that whatever else the machine does meets all of them.
"""

import os
import re
import signal
import statistics
import subprocess
import sys
import time


class Cost:
    def __init__(self, wall, cpu, megabytes, err, status):
        self.wall, self.cpu, self.megabytes = wall, cpu, megabytes
        self.err, self.status = err, status

    def stat(self, pattern):
        """The number that --stats prints where PATTERN has its group."""
        match = re.search(pattern, self.err)
        return float(match[1]) if match else float("nan")


def run(command, cwd=None, statuses=(0, 1)):
    """The Cost of COMMAND, whose standard output goes nowhere."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    err = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in statuses:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}\n{err}")
    return Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime,
                usage.ru_maxrss / 1024, err, process.returncode)


def total(costs):
    """Several commands as one."""
    costs = list(costs)
    return Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs),
                max(c.megabytes for c in costs), "", 0)


def rounds(rows, count):
    """{name: [Cost, ...]} of ROWS, {name: function}, each called COUNT times, in turns. Ctrl-C and
    SIGTERM end it after the last whole round."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    costs = {name: [] for name in rows}
    try:
        for number in range(count):
            for name, function in rows.items():
                print(f"round {number + 1}/{count}: {name}", file=sys.stderr, flush=True)
                costs[name].append(function(number))
    except KeyboardInterrupt:
        whole = min(map(len, costs.values()))
        if not whole:
            sys.exit("no whole round")
        costs = {name: cost[:whole] for name, cost in costs.items()}
    return costs


def median(costs, what="cpu"):
    return statistics.median(getattr(cost, what) for cost in costs)


def table(header, lines):
    """Prints LINES under HEADER: the first column to the left, numbers to the right."""
    rows = [[str(cell) for cell in line] for line in [header, *lines]]
    widths = [max(len(row[i]) for row in rows) for i in range(len(header))]
    for row in rows:
        print("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip())
