"""Writes a small labelled corpus: corpus.py FOLDER

FOLDER/home gets six made-up sessions of two projects, one in English and one in French. FOLDER/labels gets what a good
memory must say of them, and FOLDER/floor.json the least that it must reach. scripts/lib/score.py judges by these.

A step of a session is a tuple:
  ("user", text)                      what the user typed
  ("run", command, exit, output)      a command; `escalated` as a fifth element when it ran outside the sandbox
  ("edit", path, old line, new line)  a patch that was applied
  ("done", text)                      the agent's final answer
  ("abort",)                          the user interrupts
A label names a step by its number, counted from 0.
"""

import json
import os
import sys

LIBRARY = "/srv/made-up/seed-library"
WORKSHOP = "/srv/made-up/atelier-velo"

SESSIONS = [
    {
        "id": "01b01a71-3c01-7000-8000-000000000001",
        "cwd": LIBRARY,
        "day": 2,
        "steps": [
            ("user", "Overdue fees are wrong for loans that span a month end, find out why and fix it. Always run rubocop before you say that you are done."),
            ("run", "rg -n overdue app lib", 0, "app/models/loan.rb:41:  def overdue_fee"),
            ("run", "bundle exec rspec spec/models", 1, "PG::ConnectionBad: connection to server at \"127.0.0.1\", port 5544 failed: Connection refused"),
            ("run", "docker compose up -d seeds-db", 0, "Container seeds-db Started"),
            ("run", "bundle exec rspec spec/models", 1, "..F\nexpected: 310\n     got: 300\n31 examples, 1 failure"),
            ("edit", "app/models/loan.rb", "days = 30 * months_late", "days = (returned_on - due_on).to_i"),
            ("run", "bundle exec rspec spec/models", 0, "...............................\n31 examples, 0 failures"),
            ("run", "bundle exec rubocop", 0, "58 files inspected, no offenses detected"),
            ("done", "The fee was too low because `Loan#overdue_fee` in `app/models/loan.rb` counted every month as 30 days. It now counts the days between the dates.\n\nRSpec and RuboCop pass. I did not correct fees that were already invoiced: that needs a data migration."),
        ],
        "tasks": [(0, "success")],
        "preferences": ["Always run rubocop before you say that you are done"],
        "facts": [
            ("command", 3, ["bundle exec rspec spec/models", "31 examples, 0 failures"]),
            ("command", 2, ["bundle exec rubocop"]),
            ("failure-fix", 3, ["5544|ConnectionBad|Connection refused", "docker compose up -d seeds-db"]),
            ("cause", 3, ["overdue_fee", "30 days"]),
            ("open-end", 2, ["already invoiced", "data migration"]),
            ("location", 1, ["app/models/loan.rb"]),
        ],
        "junk": ["rg -n overdue"],
    },
    {
        "id": "01b02a72-3c02-7000-8000-000000000002",
        "cwd": LIBRARY,
        "day": 3,
        "steps": [
            ("user", "why do some members get the reminder mail twice?"),
            ("run", "sed -n 1,60p app/jobs/reminder_job.rb", 0, "class ReminderJob < ApplicationJob\n  retry_on Net::ReadTimeout\n  def perform(loan)"),
            ("run", "cat config/schedule.rb", 0, "every 1.day, at: '6:00 am' do\n  runner 'ReminderJob.enqueue_all'\nend"),
            ("done", "`ReminderJob` sends the mail before it sets `reminded_at`, so a `Net::ReadTimeout` after the SMTP server took the mail makes `retry_on` send it once more. Nothing was changed; setting `reminded_at` first would trade the duplicate for a lost mail."),
        ],
        "tasks": [(0, "success")],
        "preferences": [],
        "facts": [
            ("cause", 3, ["reminded_at", "retry_on|ReadTimeout"]),
            ("decision", 2, ["Nothing was changed|lost mail"]),
        ],
        "junk": ["config/schedule.rb`, exit 0"],
    },
    {
        "id": "01b03a73-3c03-7000-8000-000000000003",
        "cwd": LIBRARY,
        "day": 5,
        "steps": [
            ("user", "add a column germination_rate to lots"),
            ("edit", "db/schema.rb", "t.string \"origin\"", "t.string \"origin\"; t.integer \"germination_rate\""),
            ("done", "I added the column to `db/schema.rb`."),
            ("user", "no, never edit db/schema.rb by hand. write a migration"),
            ("run", "git checkout db/schema.rb", 0, "Updated 1 path from the index"),
            ("run", "bin/rails generate migration AddGerminationRateToLots germination_rate:integer", 0, "create db/migrate/20261105_add_germination_rate_to_lots.rb"),
            ("run", "bin/rails db:migrate", 0, "AddGerminationRateToLots: migrated (0.0031s)"),
            ("run", "bundle exec rspec spec/models", 0, "32 examples, 0 failures"),
            ("done", "The column comes from a migration now, `db/migrate/20261105_add_germination_rate_to_lots.rb`. The seed import does not fill it yet."),
        ],
        "tasks": [(0, "fail"), (3, "success")],
        "preferences": ["never edit db/schema.rb by hand"],
        "facts": [
            ("command", 3, ["bundle exec rspec spec/models"]),
            ("command", 2, ["bin/rails db:migrate"]),
            ("open-end", 2, ["seed import", "yet"]),
            ("location", 2, ["20261105_add_germination_rate_to_lots"]),
        ],
        "junk": [],
    },
    {
        "id": "01b04a74-3c04-7000-8000-000000000004",
        "cwd": WORKSHOP,
        "day": 2,
        "steps": [
            ("user", "La remise fidélité s'applique deux fois quand le panier est modifié. Corrige ça, et dorénavant pas d'émojis dans les messages de commit."),
            ("run", "vendor/bin/phpunit --testsuite unit", 1, "There was 1 failure:\n1) PanierTest::testRemise\nFailed asserting that 81.0 matches expected 90.0.\nTests: 64, Assertions: 141, Failures: 1."),
            ("edit", "src/Panier/Remise.php", "$total = $this->total * 0.9;", "$total = $this->sousTotal * 0.9;"),
            ("run", "vendor/bin/phpunit --testsuite unit", 0, "OK (64 tests, 142 assertions)"),
            ("run", "git commit -am 'Remise: part du sous-total'", 0, "[main 7c1d2e0] Remise: part du sous-total"),
            ("done", "La remise partait de `total`, qui la contenait déjà, au lieu de `sousTotal`. C'est corrigé dans `src/Panier/Remise.php`.\n\nJe n'ai pas lancé la suite `integration`, parce qu'elle demande un serveur Redis."),
        ],
        "tasks": [(0, "partial")],
        "preferences": ["dorénavant pas d'émojis dans les messages de commit"],
        "facts": [
            ("command", 3, ["vendor/bin/phpunit --testsuite unit", "64 tests, 142 assertions"]),
            ("cause", 3, ["sousTotal", "total"]),
            ("caveat", 2, ["integration", "Redis"]),
            ("location", 1, ["src/Panier/Remise.php"]),
        ],
        "junk": [],
    },
    {
        "id": "01b05a75-3c05-7000-8000-000000000005",
        "cwd": WORKSHOP,
        "day": 4,
        "steps": [
            ("user", "passe phpstan au niveau 6 et corrige ce qui sort"),
            ("edit", "phpstan.neon", "level: 5", "level: 6"),
            ("run", "vendor/bin/phpstan analyse", 255, "PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted"),
            ("run", "vendor/bin/phpstan analyse --memory-limit=1G", 1, "[ERROR] Found 2 errors"),
            ("edit", "src/Stock/Inventaire.php", "function pieces()", "/** @return list<Piece> */ function pieces()"),
            ("run", "vendor/bin/phpstan analyse --memory-limit=1G", 0, "[OK] No errors"),
            ("done", "PHPStan passe au niveau 6. Les deux erreurs venaient de `Inventaire::pieces`, dont le type de retour n'était pas déclaré."),
            ("user", "parfait merci"),
            ("done", "Avec plaisir."),
        ],
        "tasks": [(0, "success")],
        "preferences": [],
        "facts": [
            ("command", 3, ["phpstan analyse --memory-limit=1G` to verify: exit 0"]),
            ("failure-fix", 3, ["Allowed memory size", "--memory-limit=1G"]),
            ("cause", 2, ["Inventaire::pieces", "type de retour"]),
        ],
        "junk": ["Avec plaisir"],
    },
    {
        "id": "01b06a76-3c06-7000-8000-000000000006",
        "cwd": WORKSHOP,
        "day": 6,
        "steps": [("user", "bonjour"), ("done", "Bonjour ! Que puis-je faire ?")],
        "tasks": [(0, "uncertain")],
        "preferences": [],
        "facts": [],
        "junk": ["Que puis-je"],
    },
]

QUESTIONS = {
    LIBRARY: [
        (3, ["bundle exec rspec spec/models"]),
        (3, ["Always run rubocop"]),
        (3, ["never edit db/schema.rb"]),
        (2, ["Connection refused|ConnectionBad", "seeds-db"]),
        (2, ["reminded_at"]),
        (2, ["already invoiced"]),
    ],
    WORKSHOP: [
        (3, ["vendor/bin/phpunit --testsuite unit"]),
        (3, ["memory-limit=1G"]),
        (2, ["d'émojis"]),
        (2, ["sousTotal"]),
    ],
}

FLOOR = {
    "least": {"facts": 0.9, "outcomes": 0.9, "preferences found": 1.0, "questions": 0.9},
    "most": {"wrong preferences": 0, "junk": 0, "tokens a trace": 400, "tokens a registry": 700},
}


class Rollout:
    """One rollout file, written line by line."""

    def __init__(self, home, session):
        day = f"2026/11/{session['day']:02d}"
        folder = os.path.join(home, "sessions", day)
        os.makedirs(folder, exist_ok=True)
        self.started = f"{day.replace('/', '-')}T09"
        self.session = session
        self.lines = 0
        name = f"rollout-{self.started}-00-00-{session['id']}.jsonl"
        self.file = open(os.path.join(folder, name), "w", encoding="utf-8")
        meta = {"id": session["id"], "timestamp": self.now(), "cwd": session["cwd"], "originator": "codex_cli_rs", "cli_version": "0.118.0", "source": "cli"}
        self.write("session_meta", meta)

    def now(self):
        return f"{self.started}:{self.lines // 60:02d}:{self.lines % 60:02d}.000Z"

    def write(self, kind, payload):
        record = {"timestamp": self.now(), "type": kind, "payload": payload}
        self.file.write(json.dumps(record, ensure_ascii=False) + "\n")
        self.lines += 1
        return self.lines

    def message(self, role, text):
        kind = "input_text" if role == "user" else "output_text"
        return self.write("response_item", {"type": "message", "role": role, "content": [{"type": kind, "text": text}]})

    def call(self, kind, name, argument, value, output):
        call = f"call_{self.lines}"
        line = self.write("response_item", {"type": kind, "name": name, argument: value, "call_id": call})
        self.write("response_item", {"type": kind + "_output", "call_id": call, "output": output})
        return line

    def step(self, kind, *what):
        if kind == "user":
            self.write("turn_context", {"cwd": self.session["cwd"], "approval_policy": "on-request", "model": "made-up"})
            return self.message("user", what[0])
        if kind == "done":
            return self.message("assistant", what[0])
        if kind == "abort":
            return self.write("event_msg", {"type": "turn_aborted", "reason": "interrupted"})
        if kind == "edit":
            path, old, new = what
            patch = f"*** Begin Patch\n*** Update File: {path}\n@@\n-{old}\n+{new}\n*** End Patch"
            return self.call("custom_tool_call", "apply_patch", "input", patch, f"Success. Updated the following files:\nM {path}\n")
        command, code, output = what[:3]
        arguments = {"cmd": command}
        if len(what) > 3:
            arguments["sandbox_permissions"] = "require_escalated"
        result = f"Wall time: 0.3 seconds\nProcess exited with code {code}\nOutput:\n{output}"
        return self.call("function_call", "exec_command", "arguments", json.dumps(arguments), result)


def main(folder):
    home, labels = os.path.join(folder, "home"), os.path.join(folder, "labels")
    os.makedirs(labels, exist_ok=True)
    for session in SESSIONS:
        rollout = Rollout(home, session)
        lines = [rollout.step(*step) for step in session["steps"]]
        rollout.file.close()
        label = {
            "project": session["cwd"],
            "tasks": [{"line": lines[step], "outcome": outcome} for step, outcome in session["tasks"]],
            "preferences": [{"quote": quote} for quote in session["preferences"]],
            "facts": [{"kind": kind, "weight": weight, "need": need} for kind, weight, need in session["facts"]],
            "junk": session["junk"],
        }
        write(os.path.join(labels, session["id"] + ".json"), label)
    for project, questions in QUESTIONS.items():
        asked = {"project": project, "questions": [{"weight": weight, "need": need} for weight, need in questions]}
        write(os.path.join(labels, os.path.basename(project) + ".questions.json"), asked)
    write(os.path.join(folder, "floor.json"), FLOOR)


def write(path, document):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
