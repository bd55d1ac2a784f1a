"""Judges the memory of a labelled corpus: score.py CORPUS MEMORIES_COMMAND

Makes memory of a copy of CORPUS/home and compares it with CORPUS/labels (scripts/lib/corpus.py writes such labels). A
fact counts as told when ONE bullet matches all its expressions. Where CORPUS/floor.json names least and greatest values,
figures beyond them are errors.
"""

import glob
import json
import os
import re
import shlex
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from replay import Home, copied  # noqa: E402


def folded(text):
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip().lower()


def bullets(text):
    return re.findall(r"(?m)^\s*(?:[-*]|\d+\.)\s+(.*)$", text)


def tells(items, need):
    return any(all(re.search(part, item, re.I) for part in need) for item in items)


def tokens(text):
    return len(text.encode()) / 4


class Share:
    """A weighted share."""

    def __init__(self):
        self.hit, self.all = 0, 0

    def add(self, hit, weight=1):
        self.hit += weight * bool(hit)
        self.all += weight

    def value(self):
        return round(self.hit / self.all, 3) if self.all else 1.0


def requests(path):
    """What the user typed, by line."""
    said = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                payload = json.loads(line).get("payload") or {}
            except ValueError:
                continue
            if payload.get("type") == "message" and payload.get("role") == "user":
                said[number] = "".join(part.get("text", "") for part in payload.get("content", []))
    return said


def outcome(request, tasks):
    """The outcome of the task whose name has most words of the request; none when none has any."""
    wanted = set(re.findall(r"\w{3,}", request.lower()))

    def common(task):
        return len(wanted & set(re.findall(r"\w{3,}", task["request"].lower())))

    best = max(tasks, key=common, default=None)
    return best["outcome"] if best and (common(best) or len(tasks) == 1) else "none"


def judge(corpus, memories):
    figures = {name: Share() for name in ("facts", "outcomes", "preferences found", "questions")}
    counts = {"wrong preferences": 0, "junk": 0}
    sizes, registries, missed = [], [], []
    with tempfile.TemporaryDirectory(prefix="quality.") as work:
        home = Home(memories, copied(os.path.join(corpus, "home"), work)).learn()
        rollouts = glob.glob(os.path.join(corpus, "home", "sessions", "**", "*.jsonl"), recursive=True)
        traces = {trace["id"] for trace in home.json("trace", "list", "--all", "--all-projects")["traces"]}
        for path in sorted(glob.glob(os.path.join(corpus, "labels", "*.json"))):
            with open(path, encoding="utf-8") as file:
                label = json.load(file)
            if path.endswith(".questions.json"):
                registry = home.memory(label["project"])
                registries.append(tokens(registry))
                for question in label["questions"]:
                    told = tells(bullets(registry), question["need"])
                    figures["questions"].add(told, question.get("weight", 1))
                    if not told:
                        missed.append(f"question {os.path.basename(label['project'])}: {question['need']}")
                continue
            session = os.path.basename(path)[: -len(".json")]
            trace = home.json("trace", "show", session)["trace"] if session in traces else {"body": "", "tasks": [], "preferences": []}
            items = bullets(trace["body"])
            sizes.append(tokens(trace["body"]))
            for fact in label["facts"]:
                told = tells(items, fact["need"])
                figures["facts"].add(told, fact.get("weight", 1))
                if not told:
                    missed.append(f"fact {session[-12:]}: {fact['need']}")
            said = requests(next(name for name in rollouts if session in name))
            for task in label["tasks"]:
                got = outcome(said.get(task["line"], ""), trace["tasks"])
                right = got == task["outcome"] or (got == "none" and task["outcome"] == "uncertain")
                figures["outcomes"].add(right)
                if not right:
                    missed.append(f"outcome {session[-12:]} L{task['line']}: {task['outcome']}, got {got}")
            wanted = [folded(wish["quote"]) for wish in label.get("preferences", [])]
            had = [folded(wish["text"]).strip('"') for wish in trace["preferences"]]
            for wish in wanted:
                figures["preferences found"].add(any(wish in text or text in wish for text in had))
            counts["wrong preferences"] += sum(not any(wish in text or text in wish for wish in wanted) for text in had)
            counts["junk"] += sum(any(re.search(junk, item, re.I) for junk in label.get("junk", [])) for item in items)
    result = {name: share.value() for name, share in figures.items()}
    result |= counts
    result["tokens a trace"] = round(sum(sizes) / max(1, len(sizes)))
    result["tokens a registry"] = round(sum(registries) / max(1, len(registries)))
    return result, missed


def main(corpus, memories):
    result, missed = judge(corpus, shlex.split(memories))
    for line in missed:
        print("missed", line)
    for name, value in result.items():
        print(f"{name:20} {value}")
    try:
        with open(os.path.join(corpus, "floor.json"), encoding="utf-8") as file:
            floor = json.load(file)
    except FileNotFoundError:
        return
    faults = [f"{name} {result[name]}, at least {least}" for name, least in floor["least"].items() if result[name] < least]
    faults += [f"{name} {result[name]}, at most {most}" for name, most in floor["most"].items() if result[name] > most]
    if faults:
        sys.exit("the memory is worse than its floor: " + "; ".join(faults))


if __name__ == "__main__":
    main(*sys.argv[1:])
