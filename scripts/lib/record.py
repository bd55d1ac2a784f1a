"""Runs commands of the demo in a terminal and draws what they print: record.py WORK OUT."""

import html
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

COLUMNS, ROWS = 92, 26
SHOWN = "/tmp/look"  # stands for the temporary folder
SESSION = [
    "memories demo /tmp/look",
    "cd /tmp/look/projects/ledger",
    "memories trace list",
    "memories registry",
    "memories why ruff check src",
    "memories search 'how do I run the tests here' --limit 5",
]
SHORTENED = {"memories demo /tmp/look": 24, "memories registry": 18}  # lines kept of long outputs

TYPING, THINKING, PRINTING, READING = 0.045, 0.5, 0.02, 1.8  # seconds
CHARACTER, LINE, MARGIN = 8.4, 18, 14  # pixels
SGR = re.compile(r"\x1b\[([\d;]*)m")
OTHER = re.compile(r"\x1b\[[\d;?]*[A-Za-ln-z]|\x1b[=>]|\r")
CLASSES = {"1": "b", "2": "d", "3": "i", "4": "u", "31": "r", "32": "g", "33": "y", "36": "c", "90": "d"}


def run(command, work, folder):
    """The lines that a command prints on a terminal, with their colours."""
    line = command.replace("memories", '"$MEMORIES"', 1).replace(SHOWN, str(work))
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(work.parent),
        "MEMORIES": os.environ["MEMORIES"],
        "MEMORIES_PROGRAM": "memories",
        "MEMORIES_AGENTS": "codex",
        "CODEX_HOME": str(work),
        "JAVA_HOME": os.environ.get("JAVA_HOME", ""),
        "TERM": "xterm-256color",
        "COLUMNS": str(COLUMNS),
        "LINES": "1000",
        "PAGER": "cat",
        "LC_ALL": "C.UTF-8",
    }
    master, slave = pty.openpty()
    process = subprocess.Popen(
        ["sh", "-c", line], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=slave,
        stderr=slave, close_fds=True,
    )
    os.close(slave)
    output = b""
    while True:
        try:
            part = os.read(master, 1 << 16)
        except OSError:  # the end of a terminal
            break
        if not part:
            break
        output += part
    os.close(master)
    if process.wait() != 0:
        sys.exit(f"record: could not run {command}: {output.decode()}")
    text = OTHER.sub("", output.decode().replace("\x1b[K", "")).replace(str(work), SHOWN)
    # A progress bar leaves an empty line where it was.
    return [line for line in text.split("\n")][:-1]


def record(work):
    """Commands with the lines that they print."""
    folder = work.parent
    session = []
    for command in SESSION:
        if command.startswith("cd "):
            folder = command[3:].replace(SHOWN, str(work))
            session.append((command, []))
            continue
        lines = run(command, work, folder)
        most = SHORTENED.get(command)
        session.append((command, lines[:most] + ["..."] if most and len(lines) > most else lines))
    return session


def events(session):
    """Times and texts, as a terminal gets them."""
    time = 0.4
    for command, lines in session:
        yield time, "\x1b[32m$\x1b[0m "
        for character in command:
            time += TYPING
            yield time, character
        time += THINKING
        yield time, "\r\n"
        for line in lines:
            time += PRINTING
            yield time, line + "\r\n"
        time += READING if lines else THINKING


def cast(session):
    head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": "memories demo"}
    rows = [head, *([round(time, 3), "o", text] for time, text in events(session))]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n"


def drawn(line):
    """The line as spans of an SVG text."""
    spans, classes, at = [], [], 0
    for match in [*SGR.finditer(line), None]:
        text = line[at : match.start() if match else len(line)]
        if text:
            style = f' class="{" ".join(classes)}"' if classes else ""
            escaped = html.escape(text, quote=False)
            spans.append(f"<tspan{style}>{escaped}</tspan>" if classes else escaped)
        if match:
            at = match.end()
            for code in match.group(1).split(";"):
                classes = [] if code in ("", "0") else classes + [CLASSES[code]]
    return "".join(spans)


def svg(session):
    lines, times, text, scrolls = [], [], "", []
    for time, part in events(session):
        text += part
        if text.endswith("\r\n"):
            lines.append(text[:-2])
            times.append(time)
            text = ""
    end = times[-1] + READING
    width, height = COLUMNS * CHARACTER + 2 * MARGIN, ROWS * LINE + 2 * MARGIN
    for number, time in enumerate(times):
        if number >= ROWS:
            scrolls.append((time, (number - ROWS + 1) * LINE))
    frames = "".join(f"{at / end * 100:.2f}%{{transform:translateY(-{by}px)}}" for at, by in scrolls)
    last = scrolls[-1][1] if scrolls else 0
    rows = "\n".join(
        f'<text y="{number * LINE + 13}" style="animation-delay:{time:.2f}s">{drawn(line)}</text>'
        for number, (line, time) in enumerate(zip(lines, times))
        if line
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" \
viewBox="0 0 {width:.0f} {height}" role="img" aria-label="A session with memories in a terminal">
<style>
text{{font:14px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:#d6dbe1;\
animation:show 1ms both}}
.b{{font-weight:700}}.d{{fill:#9aa5b1}}.i{{font-style:italic}}.u{{text-decoration:underline}}
.r{{fill:#ff8f8f}}.g{{fill:#8fd18f}}.y{{fill:#e5c07b}}.c{{fill:#7fc8e8}}
#s{{animation:scroll {end:.2f}s step-end both}}
@keyframes show{{from{{opacity:0}}to{{opacity:1}}}}
@keyframes scroll{{0%{{transform:none}}{frames}to{{transform:translateY(-{last}px)}}}}
@media (prefers-reduced-motion:reduce){{text{{animation:none}}#s{{animation:none;\
transform:translateY(-{last}px)}}}}
</style>
<rect width="100%" height="100%" rx="8" fill="#16191d"/>
<svg x="{MARGIN}" y="{MARGIN}" width="{width - 2 * MARGIN:.0f}" height="{ROWS * LINE}">
<g id="s">
{rows}
</g>
</svg>
</svg>
"""


def main():
    work, out = Path(sys.argv[1]), Path(sys.argv[2])
    session = record(work)
    (out / "session.cast").write_text(cast(session))
    (out / "session.svg").write_text(svg(session))


main()
