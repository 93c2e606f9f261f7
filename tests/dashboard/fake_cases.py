"""The ladder of the hand-written desk: who sees which case, who may act, and what an act does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from application.refusals import Refused
from interchange.quarter_pdf import quarter_pdf
from interchange.sheets import as_csv
from tests.dashboard import cycle_rows, ladder_rows, outcome_rows, protocol_rows, quarter_rows, release_rows, rules_rows

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
#: What each role may not do on the pages.
DENIED = {"director": {"record_fact"}, "board_member": {"record_fact"},
          "policy": {"record_fact", "read_trajectory", "read_case"},
          "administrator": {"record_fact", "read_trajectory", "read_case"}}
#: What a role is needed for.
ONLY = {"maintain": {"administrator", ""}}
#: The status that an act leads to.
LEADS_TO = {"backed": "backed", "declined": "declined", "asked_back": "asked_back", "answered_back": "waiting",
            "withdrawn": "withdrawn", "evaluated": "evaluated", "taken_up": "taken_up", "decided": "decided",
            "outcome_recorded": "outcome_known", "closed": "closed"}


class FakeCases:
    """The part of the desk that the pages of the ladder ask."""

    is_demonstration: bool

    @property
    def book(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The cases as they stand now."""
        if not hasattr(self, "_book"):
            self._book = ladder_rows.cases()
        return self._book

    def accounts(self) -> list[dict[str, Any]]:
        return ladder_rows.ACCOUNTS if self.is_demonstration else []

    def role(self, account: str) -> str:
        return next((each["roles"][0] for each in ladder_rows.ACCOUNTS if each["account"] == account), "")

    def permits(self, account: str, action: str) -> bool:
        role = self.role(account)
        return action not in DENIED.get(role, set()) and role in ONLY.get(action, {role})

    def inbox(self, account: str) -> list[dict[str, Any]]:
        asks = ("_asked_back", "_answered_back", "_motivated")
        found = [self._row(kind, name, case, account) for (kind, name), case in self.book.items()
                 if any(act.endswith(asks) for act in self._acts(kind, case, account))]
        return sorted(found, key=lambda row: (row["due_at"] is None, row["due_at"]))

    def cases(self, account: str) -> list[dict[str, Any]]:
        return [{**self._row(kind, name, case, account), "status": case["status"]}
                for (kind, name), case in self.book.items() if account == "anna"]

    def decided(self, account: str) -> list[dict[str, Any]]:
        return ladder_rows.DECIDED if account == "bart" else []

    def case(self, account: str, kind: str, name: str) -> dict[str, Any]:
        if (kind, name) not in self.book or not self.permits(account, "read_case"):
            raise Refused("There is no case of this name.")
        case = self.book[kind, name]
        last = next((each for each in case["history"] if each["event"].endswith(("_backed", "_declined", "_decided"))),
                    None)
        facts = dict(case["first"])
        if account == "dirk":
            facts = {key: value for key, value in facts.items() if key not in {"trajectory", "trajectories"}}
        return {
            "id": name, "status": case["status"], "rung": case["rung"], "ladder_version": 0,
            "arrived_at": case["arrived_at"], "due_at": case["due_at"], "overdue": case["overdue"], "asker": "anna",
            "decider": last and last["by"], "decided_at": last and last["at"], "in_force": False,
            "motivation_overdue": False, "history": case["history"], "facts": facts, "rungs": ladder_rows.RUNGS,
            "clause_text": next((each["text"] for each in ladder_rows.CLAUSES
                                 if each["clause"] == facts.get("clause")), None),
            "mandate": {"may": self.role(account) == case["rung"],
                        "reason": f"role: this account has not the role of {case['rung']}"},
            "acts": self._acts(kind, case, account)}

    def precedents(self, account: str, kind: str, name: str) -> list[dict[str, Any]]:
        return ladder_rows.PRECEDENTS if name in {"D-1", "Q-1"} else []

    def protocols(self, account: str) -> list[dict[str, Any]]:
        return ladder_rows.PROTOCOLS

    def who_decides(self, account: str, line: dict[str, Any]) -> dict[str, Any] | None:
        rung = "city_board" if line.get("deviation") else "director"
        if line["event"] == "deviation_recorded":
            rung = next(each["latitude"] for each in ladder_rows.CLAUSES if each["clause"] == line["clause"])
        if rung == "professional":
            return None
        return {"rung": rung, "role": rung, "organisation": "org-a", "accounts": ["bart"],
                "due_at": datetime(2026, 11, 26 if line.get("urgent") else 30, 11, 0, tzinfo=UTC)}

    def rungs(self, account: str) -> list[dict[str, Any]]:
        if self.role(account) not in {"board_member", "policy", ""}:
            raise Refused("role: this account is no member of the board")
        return ladder_rows.FIGURES

    def stalling(self, account: str) -> dict[str, Any]:
        if not self.permits(account, "read_case"):
            raise Refused("role: this account may not see cases")
        return ladder_rows.stalling()

    # Rules

    def rules(self, account: str) -> dict[str, Any]:
        return rules_rows.rules(makes_policy=self.role(account) == "policy")

    def protocol_history(self, account: str) -> list[dict[str, Any]]:
        return protocol_rows.history(protects=not self.permits(account, "read_trajectory"))

    def mandates(self, account: str) -> dict[str, Any]:
        return rules_rows.mandates(account, [rung["rung"] for rung in ladder_rows.RUNGS
                                             if rung["role"] == self.role(account)])

    def people(self, account: str) -> dict[str, Any]:
        return rules_rows.people(administers=self.role(account) == "administrator")

    def lessons(self, account: str) -> list[dict[str, Any]]:
        return rules_rows.LESSONS

    # Learning

    def cycles(self, account: str) -> list[dict[str, Any]]:
        return cycle_rows.board()

    def cycle(self, account: str, name: str) -> dict[str, Any]:
        if name not in cycle_rows.CYCLES:
            raise Refused("There is no cycle of this name.")
        return cycle_rows.cycle(name, acts=account in {"carla", "els"}, lays_down=account == "els")

    def cycle_course(self, account: str, name: str) -> dict[str, Any]:
        return cycle_rows.course()

    def outcomes(self, account: str, on: date, by: str | None) -> dict[str, Any]:
        return outcome_rows.outcomes(by, leaves=not self.permits(account, "read_trajectory"))

    def fairness(self, account: str, on: date) -> dict[str, Any]:
        return outcome_rows.FAIRNESS

    def planning(self, account: str) -> dict[str, Any]:
        owners = [each["account"] for each in ladder_rows.ACCOUNTS] if account == "els" else [account]
        return {"lessons": rules_rows.LESSONS, "protocols": ladder_rows.PROTOCOLS, "organisations": ["org-a"],
                "districts": ["Noord"], "owners": owners if account != "local" else []}

    def quarters(self, account: str) -> list[str]:
        return list(quarter_rows.ANSWERS)

    def quarter(self, account: str, name: str) -> dict[str, Any]:
        return quarter_rows.ANSWERS[name]

    def published(self, account: str) -> dict[str, Any]:
        quarters = list(release_rows.PUBLISHED)
        publish = "2026-3" if self.role(account) == "policy" and "2026-3" not in quarters else None
        return {"published": quarters, "publish": publish}

    def release(self, account: str, quarter: str) -> dict[str, Any]:
        return release_rows.PUBLISHED[quarter]

    def stamp(self, account: str) -> dict[str, Any]:
        return quarter_rows.STAMP

    def report_pdf(self, account: str, quarter: str, report: dict[str, Any], made_at: str) -> bytes:
        self.lines.append({"event": "export_made", "kind": f"quarter {quarter}", "recorded_by": account})
        return quarter_pdf(report, datetime.fromisoformat(made_at))

    def table_file(self, account: str, asked: str, sheet: dict[str, Any], form: str) -> bytes:
        self.lines.append({"event": "export_made", "kind": asked, "recorded_by": account})
        return as_csv(sheet)

    # Drafts

    @property
    def kept(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The drafts by account and form."""
        if not hasattr(self, "_kept"):
            self._kept = {}
        return self._kept

    def keep_draft(self, account: str, form: str, values: dict[str, Any], about: list[tuple[str, str]]) -> bool:
        if account == "local":
            return False
        self.kept[account, form] = {"values": dict(values), "kept_at": NOW, "about": about}
        return True

    def draft(self, account: str, form: str) -> dict[str, Any] | None:
        return self.kept.get((account, form))

    def drafts(self, account: str) -> list[dict[str, Any]]:
        return [{"form": form, "kept_at": NOW} for who, form in self.kept if who == account]

    def drop_draft(self, account: str, form: str) -> None:
        self.kept.pop((account, form), None)

    def act(self, account: str, line: dict[str, Any]) -> None:
        """Do what a line says to a case, or refuse it as the application would."""
        kind, _, verb = line["event"].partition("_")
        if kind not in {"deviation", "dilemma"} or verb in {"recorded", "raised"}:
            return
        case = self.book[kind, line[kind]]
        if line["event"] not in self._acts(kind, case, account):
            raise Refused("This case has its answer: nothing waits for an answer here.")
        case["history"].append({**line, "at": NOW, "by": account})
        case["status"] = LEADS_TO.get(verb, case["status"])
        if case["status"] not in {"waiting", "taken_up"}:
            case["due_at"], case["overdue"] = None, False

    def _row(self, kind: str, name: str, case: dict[str, Any], account: str) -> dict[str, Any]:
        first = case["first"]
        names = first.get("trajectories") or [first["trajectory"]]
        return {"kind": "question" if case["status"] == "asked_back" else kind, "id": name, "of": kind,
                "rung": case["rung"], "arrived_at": case["arrived_at"], "due_at": case["due_at"],
                "urgent": first["urgent"], "overdue": case["overdue"], "about": first.get("clause") or first["cause"],
                "trajectories": [] if account == "dirk" else names}

    def _acts(self, kind: str, case: dict[str, Any], account: str) -> list[str]:
        status, told = case["status"], {each["event"].partition("_")[2] for each in case["history"]}
        verbs: list[str] = []
        if status in {"waiting", "taken_up"} and self.role(account) == case["rung"]:
            answers = ["backed", "declined"] if kind == "deviation" else ["decided"]
            motivated = kind == "dilemma" or "motivation" in case["first"] or "motivated" in told
            verbs += (answers if motivated else []) + ["asked_back", "handed_up"]
            verbs += ["taken_up"] if kind == "dilemma" and status == "waiting" else []
        if account == "anna":
            verbs += self._of_asker(kind, status, told, case["first"])
        return [f"{kind}_{verb}" for verb in verbs] + (["dilemma_raised"] if status == "declined"
                                                       and account == "anna" else [])

    def _of_asker(self, kind: str, status: str, told: set[str], first: dict[str, Any]) -> list[str]:
        late = ["motivated"] if first.get("acted_first") and not told & {"motivated"} else []
        once = [verb for verb in ("answer_received", "backing_felt") if verb not in told]
        return {"waiting": [*late, "withdrawn"], "taken_up": ["withdrawn"],
                "asked_back": ["answered_back", "withdrawn"],
                "backed": [*once, "evaluated"], "declined": once, "decided": [*once, "outcome_recorded"],
                "outcome_known": ["closed"]}.get(status, [])
