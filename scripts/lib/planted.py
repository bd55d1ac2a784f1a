"""Plants made-up secrets in made-up sessions, and looks for them afterwards. Called by scripts/e2e/planted.

  planted.py plant KINDS FOLDER SEED MOST  writes FOLDER/home (a Codex home) and FOLDER/planted.json; about MOST sessions
  planted.py look FOLDER PLACE...          looks for every piece of eight chars of every secret in every byte below each PLACE,
                                       which is NAME=PATH; prints a table, and what was found with its surroundings

KINDS is the file of kinds that the tests of the redactor read (planted.txt). Further kinds are drawn by rule: a form of
FORMS, a name and a value. Each kind stands in each place of PLACES that can hold it, in a session of its own, so a piece that
is found names its kind and its place.
"""

import json
import os
import random
import re
import shlex
import sqlite3
import string
import sys

SMALL = "abcdefghijkmnpqrstuvwxyz"
LETTERS = SMALL + "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "23456789"
BASE64 = string.ascii_letters + string.digits + "+/"
PIECE = 8
PROJECTS = 12

OWNERS = ["", "db", "prod", "smtp", "billing", "jenkins", "shop"]
NOUNS = ["password", "passwd", "secret", "token", "api key", "access key", "private key", "passphrase", "client secret", "auth token", "signing key"]

# {snake}, {CAPS}, {camel}, {kebab}, {words}: the name in a style; {V}: the value; {W}: a value that came before it.
FORMS = [
    "{CAPS}={V}", "{CAPS}=\"{V}\"", "{snake}={V}", "{snake}: {V}", "{snake} = '{V}'", "{camel} := \"{V}\"", "export {CAPS}={V}",
    "set {CAPS}={V}", "setx {CAPS} {V}", "$env:{CAPS} = \"{V}\"", "tool --{kebab} {V} run", "tool --{kebab}={V} run", "java -D{snake}={V} -jar a.jar",
    "{\"{camel}\": \"{V}\"}", "{'{snake}': '{V}', 'port': 5432}", "\"{snake}\" => \"{V}\",", ":{snake} => \"{V}\"", "<{camel}>{V}</{camel}>",
    "<setting name=\"{camel}\" value=\"{V}\"/>", "{snake} <- \"{V}\"", "(def {kebab} \"{V}\")", "let {snake}: &str = \"{V}\";", "val {camel} = \"{V}\"",
    "private static final String {CAPS} = \"{V}\";", "#define {CAPS} \"{V}\"", "{CAPS} = r\"{V}\"", "client.{camel}('{V}')", "map.put(\"{snake}\", \"{V}\");",
    "https://api.example.org/v1/items?page=2&{snake}={V}", "curl -d '{snake}={V}&grant=x' https://example.org", "ENV {CAPS} {V}", "ARG {CAPS}={V}", "      - {CAPS}={V}",
    "- name: {CAPS}\n  value: \"{V}\"", "| {words} | `{V}` |", "**{words}:** {V}", "[\"tool\", \"--{kebab}\", \"{V}\"]", "The {words} is {V} for now.",
    "Here is the {words}: {V}", "use {V} as the {words}", "X-{Kebab}: {V}", "fly secrets set {CAPS}={V}", "gh secret set {CAPS} --body \"{V}\"",
    "heroku config:set {CAPS}={V} -a shop", "vault kv put secret/app {snake}={V}", "aws ssm put-parameter --name /app/{snake} --value {V} --type SecureString",
    "docker run -e {CAPS}={V} image", "kubectl set env deploy/web {CAPS}={V}", "terraform apply -var {snake}={V}", "ansible-playbook a.yml -e \"{snake}={V}\"",
    "Server=db;User=app;{camel}={V};Encrypt=true", "INSERT INTO settings VALUES ('{snake}', '{V}');", "assert {snake} == \"{V}\"",
    "-{snake}: {W}\n+{snake}: {V}", "{snake}:\n  - {V}", "{snake} = {\n  default = \"{V}\"\n}", "DEBUG login with {camel}={V}, user=ann", "got {words} `{V}` from the server",
    "printf '%s' '{V}' > {snake}.txt", "echo \"{CAPS}={V}\" >> .env", "sed -i 's/{CAPS}=.*/{CAPS}={V}/' .env", "{words} (production): {V}", "# {words}: {V}", "// {words} = {V}",
]

VALUES = ["{pw}", "{pw12}", "{sign}", "{hex}", "{uuid}", "{b64}", "{rand}", "{rand24}"]

# Words with dashes are a secret only where the name says password.
PHRASE = "{phrase}"

# Where a long text may be cut; the secret is put across it.
CUTS = [200, 240, 400, 500, 1_000, 2_000, 2_500, 4_000, 8_000, 10_000, 16_384, 20_000, 32_768, 65_536]


class Values:
    """Makes values anew for each text, and remembers them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chars(self, alphabet, length):
        return "".join(self.random.choice(alphabet) for _ in range(length))

    def password(self, length):
        return self.chars(LETTERS, length - 4) + self.chars(DIGITS, 1) + self.chars(LETTERS, 2) + self.chars(DIGITS, 1)

    def mixed(self, length):
        text = ""
        while len(text) < length:
            text += self.chars(LETTERS, 5) + self.chars(DIGITS, 1)
        return text[:length]

    def value(self, name):
        digits = re.sub(r"\D", "", name)
        if name in ("pw", "pw12"):
            return self.password(12 if digits else 8)
        if name in ("half", "half2"):
            return self.password(10)
        if name == "sign":
            return self.chars(LETTERS, 4) + self.chars("!#%+_-.", 1) + self.chars(DIGITS, 2) + self.chars(LETTERS, 4)
        if name == "phrase":
            return "-".join(self.chars(SMALL, 5) for _ in range(3)) + "-" + self.chars(DIGITS, 2)
        if name == "hex":
            return self.chars("0123456789abcdef", 40)
        if name == "uuid":
            text = self.chars("0123456789abcdef", 32)
            return "-".join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])
        if name == "b64":
            return self.chars(BASE64, 43) + "="
        if name == "pem":
            return "\n".join(self.chars(BASE64, 76) for _ in range(3)) + "\n" + self.chars(BASE64, 12)
        if name.startswith("upper"):
            return self.chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", int(digits))
        return self.mixed(int(digits) if digits else 32)

    def fill(self, template):
        """The text of a template, and its secrets."""
        secrets = []

        def one(match):
            made = self.value(match.group(1))
            secrets.extend(line for line in made.split("\n") if line)
            return made

        text = re.sub(r"\{(pw12|pw|sign|phrase|hex|uuid|b64|rand\d*|upper\d+|pem|half2?)\}", one, template)

        def encoded(match):
            made = __import__("base64").b64encode(match.group(1).encode()).decode()
            secrets[:] = [made]
            return made

        return re.sub(r"\{base64:([^{}]*)\}", encoded, text), secrets


def name_styles(words):
    parts = words.split()
    return {
        "snake": "_".join(parts), "CAPS": "_".join(parts).upper(), "kebab": "-".join(parts), "words": words,
        "camel": parts[0] + "".join(part.capitalize() for part in parts[1:]), "Kebab": "-".join(part.capitalize() for part in parts),
    }


def kinds(path):
    """Pairs of a group and a template; templates of the group "drawn" get a name and a value later."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                group, template = line.split("\t", 1)
                yield group, template.replace("¦", "").replace("⏎", "\n").replace("⇥", "\t").replace("␛", "\x1b")
    for form in FORMS:
        yield "drawn", form


def drawn(values, form):
    owner, noun = values.random.choice(OWNERS), values.random.choice(NOUNS)
    text = form
    for style, name in name_styles((owner + " " + noun).strip()).items():
        text = text.replace("{" + style + "}", name)
    shapes = VALUES + [PHRASE] * noun.startswith("pass")
    for field in "VW":
        text = text.replace("{" + field + "}", values.random.choice(shapes))
    return text


class Session:
    """One rollout, written line by line."""

    def __init__(self, home, number, text, secrets, values, **header):
        self.id = f"01b1{number:04x}-0000-7000-8000-{number:012x}"
        self.text, self.secrets, self.values, self.number = text, secrets, values, number
        self.cwd = header.pop("cwd", f"/srv/made-up/project-{number % PROJECTS}")
        self.records = []
        day = 1 + number % 28
        self.started = f"2026-10-{day:02d}T09"
        self.path = os.path.join(home, f"sessions/2026/10/{day:02d}/rollout-{self.started}-00-00-{self.id}.jsonl")
        meta = {"id": self.id, "timestamp": self.now(), "cwd": self.cwd, "originator": "codex_cli_rs", "cli_version": "0.118.0", "source": "cli"}
        self.write("session_meta", {**meta, **header})
        self.write("turn_context", {"cwd": self.cwd, "approval_policy": "on-request", "model": "made-up"})

    def now(self):
        return f"{self.started}:{len(self.records) // 60:02d}:{len(self.records) % 60:02d}.000Z"

    def write(self, kind, payload):
        self.records.append({"timestamp": self.now(), "type": kind, "payload": payload})

    def item(self, **payload):
        self.write("response_item", payload)

    def says(self, role, *texts):
        kind = "input_text" if role == "user" else "output_text"
        self.item(type="message", role=role, content=[{"type": kind, "text": text} for text in texts])

    def call(self, name, arguments, output, **more):
        call = f"call_{len(self.records)}"
        self.item(type="function_call", name=name, arguments=arguments if isinstance(arguments, str) else json.dumps(arguments), call_id=call)
        self.item(type="function_call_output", call_id=call, output=output, **more)

    def custom(self, name, text, output):
        call = f"call_{len(self.records)}"
        self.item(type="custom_tool_call", status="completed", call_id=call, name=name, input=text)
        self.item(type="custom_tool_call_output", call_id=call, output=output)

    def runs(self, command, output="ok\n", code=0):
        self.call("exec_command", {"cmd": command}, f"Wall time: 0.3 seconds\nProcess exited with code {code}\nOutput:\n{output}")

    def save(self):
        os.makedirs(os.path.dirname(self.path), exist_ok=True)
        with open(self.path, "w", encoding="utf-8") as file:
            for record in self.records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


def user_message(session):
    session.says("user", "Please look at this, it fails since the last release:\n" + session.text + "\nWhat is wrong here?")


def wish(session):
    session.says("user", "Make the importer faster.")
    session.says("assistant", "Done, it reads in blocks now.")
    session.says("user", "No. Always run `make check` with this before you say that you are done: " + session.text)


def agent_answer(session):
    session.says("assistant", "The cause was the old setting. It is this now:\n\n    " + session.text.replace("\n", "\n    ") + "\n\nThe service starts with it.")


def command(session):
    session.runs(session.text, "error: refused\n", 1)
    session.runs(session.text + "\nmake check" if "\n" in session.text else session.text + " --retry", "ok\n")


def here_document(session):
    session.runs("cat > conf/app.env <<'EOF'\n" + session.text + "\nEOF\nmake check", "1 passed\n")


def bash_list(session):
    session.call("shell", {"command": ["bash", "-lc", session.text], "workdir": session.cwd}, json.dumps({"output": "refused\n", "metadata": {"exit_code": 1}}))


def split_argv(session):
    """Only what is a command: a program, and then an option before anything that a shell would read."""
    if not re.match(r"[a-z][\w-]*( [\w./@:=-]+)* -[^|;&<>\n]*$", session.text):
        return False
    session.call("shell", {"command": shlex.split(session.text)}, json.dumps({"output": "refused\n", "metadata": {"exit_code": 1}}))


def json_in_json(session):
    inner = json.dumps({"files": [{"path": "conf/app.yml", "content": session.text}]})
    session.call("write_files", {"request": inner}, json.dumps({"output": json.dumps({"written": session.text}), "metadata": {"exit_code": 0}}))


def output(session):
    session.runs("cat conf/app.conf", "total 12\n" + session.text + "\ndone\n")


def failing_output(session):
    session.runs("make check", "== start ==\nError: could not start the service\n" + session.text + "\n1 failed, 3 passed\n", 2)
    session.runs("make check", "4 passed\n")


def coloured_output(session):
    text = session.text
    for secret in session.secrets:
        middle = len(secret) // 2
        text = text.replace(secret, "\x1b[1;31m" + secret[:middle] + "\x1b[0m\x1b[31m" + secret[middle:] + "\x1b[0m")
    session.runs("make show", text + "\n")


def long_output(session):
    cut = CUTS[session.number % len(CUTS)]
    at = session.text.find(session.secrets[0]) + len(session.secrets[0]) // 2
    head = "a line of a log that says nothing much\n" * (cut // 39 + 1)
    head = head[: max(0, cut - at - 1)] + "\n"
    session.runs("make log", head + session.text + "\n" + "a line of a log that says nothing much\n" * (cut // 39), 1)


def patch(session):
    lines = session.text.replace("\n", "\n+")
    session.custom("apply_patch", f"*** Begin Patch\n*** Add File: conf/app.conf\n+{lines}\n*** End Patch", "Success. Updated the following files:\nA conf/app.conf\n")


def diff_output(session):
    lines = session.text.replace("\n", "\n+")
    session.runs("git diff", f"diff --git a/conf/app.conf b/conf/app.conf\n--- a/conf/app.conf\n+++ b/conf/app.conf\n@@ -1,2 +1,3 @@\n context\n+{lines}\n other\n")


def mcp_call(session):
    invocation = {"server": "notes", "tool": "save", "arguments": {"title": "settings", "body": session.text}}
    call = f"call_{len(session.records)}"
    session.item(type="function_call", name="mcp__notes__save", arguments=json.dumps(invocation["arguments"]), call_id=call)
    result = {"Ok": {"content": [{"type": "text", "text": "saved: " + session.text}], "isError": False}}
    session.write("event_msg", {"type": "mcp_tool_call_end", "call_id": call, "invocation": invocation, "duration": {"secs": 0, "nanos": 1}, "result": result})
    session.item(type="function_call_output", call_id=call, output=json.dumps([{"type": "text", "text": "saved: " + session.text}]))


def code_mode(session):
    script = "const r = await tools.exec_command({cmd: " + json.dumps(session.text) + ", workdir: \".\"});\ntext(r.output);"
    session.custom("exec", script, [{"type": "input_text", "text": "Script completed"}, {"type": "input_text", "text": "refused: " + session.text}])


def content_parts(session):
    """A message of two parts, the second of which begins with the word that is or holds the secret."""
    before = session.text[: session.text.find(session.secrets[0])]
    at = len(before) - len(re.search(r"\S*\Z", before).group())
    if at == 0:
        return False
    session.says("user", "Please use this: " + session.text[:at], session.text[at:])


def reasoning(session):
    session.item(type="reasoning", summary=[{"type": "summary_text", "text": "**Looking at the settings**\n\nThe file says\n" + session.text + "\nso it must be right."}], encrypted_content=None)


def plan(session):
    steps = [{"step": "Set " + session.text, "status": "in_progress"}, {"step": "Run the checks", "status": "pending"}]
    session.call("update_plan", {"explanation": "Found " + session.text, "plan": steps}, "Plan updated")


def web_search(session):
    session.item(type="web_search_call", status="completed", action={"type": "search", "query": session.text})


def answers(session):
    session.call("request_user_input", {"questions": [{"id": "a", "question": "Which setting?"}]}, json.dumps({"answers": {"a": {"answers": ["user_note: " + session.text]}}}))


def compaction(session):
    session.write("compacted", {"message": "What was done so far: the service was set up with\n" + session.text + "\nand runs."})


def typed(session):
    session.call("write_stdin", {"session_id": 7, "chars": session.text + "\n"}, "Wall time: 0.1 seconds\nProcess running with session ID 7\nOutput:\n$ " + session.text + "\n")


def events(session):
    session.write("event_msg", {"type": "user_message", "message": "It fails with " + session.text, "kind": "plain"})
    session.write("event_msg", {"type": "agent_message", "message": "It was " + session.text})


def error_event(session):
    session.write("event_msg", {"type": "error", "message": "stream failed: " + session.text})


def environment(session):
    """The name of the variable and the value, as an object."""
    if not re.fullmatch(r"[A-Z_]+=[^\s\"']+", session.text):
        return False
    name, value = session.text.split("=", 1)
    action = {"type": "exec", "command": ["make", "deploy"], "timeout_ms": None, "working_directory": session.cwd, "env": {name: value}, "user": None}
    session.item(type="local_shell_call", call_id=f"call_{len(session.records)}", status="completed", action=action)
    session.call("shell", {"command": ["make", "deploy"], "env": {"PORT": "80", name: value}}, json.dumps({"output": "refused\n", "metadata": {"exit_code": 1}}))


def arguments_object(session):
    """The name of a setting and the value, in an object in an object."""
    if not re.fullmatch(r"[A-Za-z_]+[=:] ?[^\s\"'/][^\s\"']*", session.text):
        return False
    name, value = re.split(r"[=:] ?", session.text, maxsplit=1)
    session.call("mcp__store__put", {"settings": {"port": 80, name: value}}, json.dumps([{"type": "text", "text": json.dumps({name: value})}]))


def is_slug(text):
    return re.fullmatch(r"[A-Za-z0-9_.=-]{8,200}", text)


def file_name(session):
    if not is_slug(session.text):
        return False
    session.custom("apply_patch", f"*** Begin Patch\n*** Add File: conf/{session.text}.yml\n+a: 1\n*** End Patch", f"Success. Updated the following files:\nA conf/{session.text}.yml\n")
    session.runs(f"cat conf/{session.text}.yml", "a: 1\n")


def nothing(session):
    """The header holds the secret."""


# Places that any kind can stand in, and those that stand in the header.
PLACES = {
    "user message": user_message, "user's wish": wish, "agent's answer": agent_answer, "command": command, "here-document": here_document,
    "bash -lc in a list": bash_list, "split argv": split_argv, "JSON in JSON": json_in_json, "output": output, "output of a failure": failing_output,
    "coloured output": coloured_output, "across a cut": long_output, "patch": patch, "diff": diff_output, "MCP call": mcp_call, "code mode": code_mode,
    "two content parts": content_parts, "reasoning": reasoning, "plan": plan, "web search": web_search, "answer to a question": answers,
    "compaction": compaction, "typed into a shell": typed, "events": events, "error": error_event, "environment": environment,
    "object in arguments": arguments_object, "file name": file_name,
}
HEADERS = {
    "cwd": lambda text: {"cwd": f"/srv/made-up/{text}/app"},
    "git branch": lambda text: {"git": {"commit_hash": "0" * 39 + "1", "branch": f"fix/{text}", "repository_url": "https://example.org/a.git"}},
    "repository": lambda text: {"git": {"commit_hash": "0" * 39 + "1", "branch": "main", "repository_url": f"https://ann:{text}@example.org/a.git"}},
    "originator": lambda text: {"originator": text},
    "custom source": lambda text: {"source": {"custom": text}},
}


def plant(path, folder, seed, most):
    values = Values(seed)
    home = os.path.join(folder, "home")
    planted = []
    all_kinds = list(kinds(path))
    # Kinds and places go round together: each kind comes to some places, each place to some kinds.
    step_of_place = max(1, round(len(all_kinds) * len(PLACES) / most))
    for index, (group, template) in enumerate(all_kinds):
        for turn, (place, step) in enumerate({**PLACES, **dict.fromkeys(HEADERS, nothing)}.items()):
            if (index + turn + seed) % step_of_place:
                continue
            text, secrets = values.fill(drawn(values, template) if group == "drawn" else template)
            header = {}
            if place in HEADERS:
                if not is_slug(text) or (place == "repository" and "=" in text):
                    continue
                header = HEADERS[place](text)
            session = Session(home, len(planted), text, secrets, values, **header)
            if step not in (user_message, wish, content_parts):
                session.says("user", f"Look at part {session.number} of the service, it fails.")
            if step(session) is False:
                continue
            session.runs("make lint", "no findings\n")
            if step is not agent_answer:
                session.says("assistant", f"Part {session.number} works again. I changed `conf/app.conf`, and `make lint` passes.")
            session.save()
            planted.append({"kind": template, "group": group, "place": place, "session": session.id, "secrets": secrets, "text": text})
    with open(os.path.join(folder, "planted.json"), "w", encoding="utf-8") as file:
        json.dump(planted, file, ensure_ascii=False)
    secrets = sum(len(one["secrets"]) for one in planted)
    print(f"{len(planted)} sessions hold {secrets} secrets of {len({one['kind'] for one in planted})} kinds in {len({one['place'] for one in planted})} places")


def pieces(planted):
    """Whose secret each piece is; a piece of two secrets, as of a prefix, tells nothing."""
    owner = {}
    for number, one in enumerate(planted):
        for secret in one["secrets"]:
            data = secret.lower().encode()
            for at in range(len(data) - PIECE + 1):
                piece = data[at : at + PIECE]
                owner[piece] = number if owner.get(piece, number) == number else -1
    return {piece: number for piece, number in owner.items() if number >= 0}


def contents(path):
    """Names and bytes of all files; of the search index also its words, which it stores without their beginnings."""
    for root, _, names in os.walk(path):
        for name in names:
            file = os.path.join(root, name)
            with open(file, "rb") as opened:
                yield os.path.relpath(file, path), opened.read() + b"\n" + os.fsencode(os.path.relpath(file, path))
            if name == "search.sqlite":
                with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
                    yield name + " (words)", "\n".join(row[0] for row in database.execute("SELECT term FROM terms")).encode()


def is_of(piece, one):
    return any(piece in secret.lower().encode() for secret in one["secrets"])


def found_in(path, owner, planted):
    """For each secret of which a piece is left: the files and a piece with its surroundings."""
    found = {}
    for name, data in contents(path):
        finds_projects = re.search(r"(memories|search)\.sqlite", name)
        data = data.lower()
        for at in range(len(data) - PIECE + 1):
            number = owner.get(data[at : at + PIECE])
            # Eight digits of a digest are those of a made-up one by chance, in so many; twelve are not.
            if number is not None and re.fullmatch(rb"[0-9a-f-]+", data[at : at + PIECE]) and not is_of(data[at : at + 12], planted[number]):
                number = None
            # The databases keep the path of a project as it is, because it finds the memory (docs/redaction.md).
            if number is not None and not (finds_projects and planted[number]["place"] == "cwd"):
                found.setdefault(number, {}).setdefault(name, data[max(0, at - 60) : at + 40])
    return found


def look(folder, places, goals):
    with open(os.path.join(folder, "planted.json"), encoding="utf-8") as file:
        planted = json.load(file)
    owner = pieces(planted)
    found = {name: found_in(path, owner, planted) for name, path in places}
    names = [name for name, _ in places]
    print("| place | planted | " + " | ".join(names) + " |")
    print("| --- " * (len(names) + 2) + "|")
    for column in "place", "group":
        for value in dict.fromkeys(one[column] for one in planted):
            row = [number for number, one in enumerate(planted) if one[column] == value]
            print(f"| {value} | {len(row)} | " + " | ".join(str(sum(number in found[name] for number in row)) for name in names) + " |")
    print(f"| all | {len(planted)} | " + " | ".join(str(len(found[name])) for name in names) + " |")
    for name in names:
        for number, files in sorted(found[name].items()):
            one = planted[number]
            file, around = next(iter(files.items()))
            print(f"{name}\t{one['place']}\t{one['group']}\t{one['text']!r}\t{', '.join(files)}\t{around!r}", file=sys.stderr)
    over = [name for name in names if len(found[name]) > goals.get(name, 0)]
    for name in over:
        print(f"{len(found[name])} secrets are {name}, more than {goals.get(name, 0)}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    if sys.argv[1] == "plant":
        plant(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    else:
        limits = {"kept": 2, "sent": 20}
        sys.exit(look(sys.argv[2], [argument.split("=", 1) for argument in sys.argv[3:]], limits))
