"""Measures memory without labels: replay.py CODEX_HOME MEMORIES_COMMAND

The memory of a project's sessions before the last one is compared with what the last session did: the commands that
passed, the files that it changed, the fix of its first error, and the wishes that the user said again. As a control,
the same is asked of another project's memory, which should know nothing of it.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

LEAST_CHARS = 4
SAME_WISH = 0.6


def words(text):
    return set(re.findall(r"\w{3,}", text.lower()))


def folded(text):
    return re.sub(r"\s+", " ", text).strip()


def codes(text):
    return [code for code in re.findall(r"`([^`]+)`", text) if len(code) >= LEAST_CHARS]


def copied(home, folder):
    """Copies a Codex home without its memory; returns the copy."""
    copy = os.path.join(folder, "home")
    shutil.copytree(home, copy, symlinks=True, ignore=shutil.ignore_patterns("memories"))
    return copy


class Home:
    """A copy of a Codex home with its memory."""

    def __init__(self, memories, folder):
        self.command = [*memories, "--codex-home", folder]
        self.environment = {**os.environ, "HOME": os.path.dirname(folder), "NO_COLOR": "1"}
        # The launcher's cache is worth keeping.
        self.environment.setdefault("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))

    def json(self, *arguments, ok=(0, 3)):
        done = subprocess.run(
            [*self.command, *arguments, "--json"], capture_output=True, text=True, env=self.environment
        )
        if done.returncode not in ok:
            sys.exit(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return json.loads(done.stdout)

    def learn(self):
        self.json("run", "--limit", "all", "--idle", "0", "--source", "all", "--extractor", "offline", "--consolidator", "offline")
        return self

    def memory(self, project):
        """MEMORY.md and the skills of a project."""
        root = self.json("path", "--cwd", project)["memoryRoot"]
        texts = []
        for folder, _, files in sorted(os.walk(root)):
            if "trace_summaries" not in folder:
                for name in sorted(files):
                    if name in ("MEMORY.md", "SKILL.md"):
                        with open(os.path.join(folder, name), encoding="utf-8") as file:
                            texts.append(file.read())
        return "\n".join(texts)


def did(trace):
    """What a session did, as (kind, text)."""
    done = set()
    remedy = None
    for task in trace["tasks"]:
        for command in task["commands"]:
            done.add(("commands", folded(re.sub(r"^cd \S+ && ", "", command["command"]))))
        for file in task["files"]:
            done.add(("files", file))
        for failure in task["failures"]:
            remedy = remedy or failure.get("remedy")
    for code in codes(remedy or ""):
        done.add(("fix", folded(code)))
    for wish in trace["preferences"]:
        done.add(("wishes", wish["text"]))
    return sorted(item for item in done if len(item[1]) >= LEAST_CHARS)


def knows(memory, kind, text):
    if kind == "wishes":
        said = words(text)
        return any(len(said & words(line)) >= SAME_WISH * len(said) for line in memory.splitlines() if said)
    return text in folded(memory)


def main():
    source, memories = sys.argv[1], shlex.split(sys.argv[2])
    work = tempfile.mkdtemp(prefix="memories-replay.")
    try:
        measure(source, memories, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def measure(source, memories, work):
    def copy(name):
        folder = copied(source, os.path.join(work, name))
        return Home(memories, folder), folder

    whole, folder = copy("whole")
    whole.learn()
    last = {}
    for project in whole.json("projects")["projects"]:
        traces = whole.json("trace", "list", "--all", "--cwd", project["cwd"])["traces"]
        if len(traces) > 1:
            last[project["cwd"]] = traces[0]
    if not last:
        sys.exit("no project has two sessions")
    rollouts = {c["id"]: c["rolloutPath"] for c in whole.json("candidates", "--all", "--source", "all")["sessions"]}
    before, other = copy("before")
    for trace in last.values():
        os.remove(os.path.join(other, os.path.relpath(rollouts[trace["id"]], folder)))
    before.learn()
    memory = {project: before.memory(project) for project in last}
    projects = sorted(last)
    total = {}
    tokens = hits = foreign = asked = 0
    for at, project in enumerate(projects):
        control = memory[projects[(at + 1) % len(projects)]] if len(projects) > 1 else ""
        tokens += len(memory[project].encode()) / 4
        for kind, text in did(whole.json("trace", "show", last[project]["id"])["trace"]):
            known = knows(memory[project], kind, text)
            asked += 1
            hits += known
            foreign += knows(control, kind, text)
            counts = total.setdefault(kind, [0, 0])
            counts[0] += known
            counts[1] += 1
    print(f"replay of the last session of {len(projects)} projects")
    for kind, (known, all_of) in sorted(total.items()):
        print(f"  {kind:10} {known} of {all_of} known before")
    print(f"  {hits} of {asked} in all, {1000 * hits / max(1, tokens):.1f} per 1,000 tokens of memory")
    print(f"  control    {foreign} of {asked} known to another project's memory")


if __name__ == "__main__":
    main()
