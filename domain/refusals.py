"""What is refused: one small error type a reason, whose docstring is the sentence that a user reads."""

from __future__ import annotations


class Refusal(Exception):
    """This cannot be recorded.

    `rule` is the name of the rule on who may decide that failed (workflow.md); it stands in front of the sentence.
    """

    rule = ""

    def __init__(self, field: str | None = None, detail: str = "") -> None:
        """`field` is the field at fault, None where a rule over several fields failed; `detail` says what to do."""
        super().__init__(field, detail)
        self.field = field
        self.detail = detail

    @property
    def reason(self) -> str:
        """The sentence for the user: what is wrong and what to do. It never holds what was typed."""
        sentence = (type(self).__doc__ or "").strip()
        return f"{self.rule and f'{self.rule}: '}{sentence} {self.detail}".strip()


class FieldIsUnknown(Refusal):
    """This event has no such field."""


class FieldIsMissing(Refusal):
    """This field is required."""


class ValueIsImpossible(Refusal):
    """This value is not possible here."""


class EventIsUnknown(Refusal):
    """There is no event of this name."""


class DayIsAhead(Refusal):
    """The day lies after the day of recording."""


class DayIsNotTheDayOfRecording(Refusal):
    """Outside trajectories the day is the day of recording."""


class DayIsBeforeBirth(Refusal):
    """The day lies before her birth month."""


class EndIsBeforeStart(Refusal):
    """The planned end lies before the start."""


class NameIsUsed(Refusal):
    """This name was used before: something new gets a new name."""


class NothingChanges(Refusal):
    """Nothing is changed: give at least one new value."""


class VersionIsNotNext(Refusal):
    """The version is one higher than the last."""
