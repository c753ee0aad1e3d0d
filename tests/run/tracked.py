# SPDX-License-Identifier: MIT
"""tracked.py - the files that belong to the project.

Those git tracks; in an unpacked archive, which has no .git, every file that is not a build product.
A clone that belongs to somebody else (a mounted one, or one built through sudo) is read as well:
nothing in it is executed by listing it.
"""

import os
import subprocess

PRODUCTS = {".git", ".cache", "build", "__pycache__"}


def walk(root):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(set(folders) - PRODUCTS)
        for name in sorted(files):
            yield os.path.relpath(os.path.join(folder, name), root)


def tracked_files(root):
    """Paths from ROOT of all files that are there; RuntimeError when git cannot say."""
    if not os.path.exists(os.path.join(root, ".git")):
        return list(walk(root))
    result = subprocess.run(["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"],
                            capture_output=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(result.stderr.decode(errors="replace").strip())
    paths = [os.fsdecode(path) for path in result.stdout.split(b"\0") if path]
    return [path for path in paths if os.path.lexists(os.path.join(root, path))]
