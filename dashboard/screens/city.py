"""The city, a theme at a time: today's figures, each with its definition, and how they went month by month."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import address, asking, downloads, drill_down, frame
from dashboard.figures import xmr
from dashboard.views import city, measures, months, release

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.views.measures import Definition
    from dashboard.words import Words


_PARTS = ("figures", "months")


def show() -> None:
    """Choices above, figures or months below."""
    words = frame.opened("city", asking.READ_FIGURES)
    desk = asking.desk()
    day, place, body = st.columns([1, 1, 1])
    on = frame.day_choice(words, day)
    district = organisation = None
    if asking.may(asking.READ_TRAJECTORY):
        district = frame.one_of(words, place, "district", desk.districts())
        organisation = frame.one_of(words, body, "organisation", desk.organisations())
    else:
        for key in ("district", "organisation"):
            if (asked := address.unknown(key, ())) is not None:
                address.say_unknown(asked, words(f"filter.{key}.all"), words)
    told = measures.definitions(desk.measures(), words)
    theme, part = (address.segments(words, key, names, otherwise, words(f"city.{key}"), partial(_called, key, words))
                   for key, names, otherwise in (
                       ("theme", tuple(city.THEMES), city.theme_of(st.query_params.get("figure"))),
                       ("part", _PARTS, "figures")))
    if part == "months":
        _months(words, told, theme, on, district, organisation)
    else:
        _figures(words, told, theme, on, district, organisation)


def _called(key: str, words: Words, name: str) -> str:
    return words(f"city.{key}.{name}")


def _figures(words: Words, told: Mapping[str, Definition], theme: str, on: date, district: str | None,
             organisation: str | None) -> None:
    figures = asking.city(on, district, organisation)
    if "hidden_figures" in figures:
        st.info(city.protected(figures, theme, words), icon=":material/shield_person:")
    before = asking.city(city.year_before(figures, on), district, organisation)
    groups = {group.key: group for group in city.groups(figures, words, before)}
    for row in city.THEMES[theme].rows:
        widths = [len(groups[key].cards) for key in row]
        spare = city.A_ROW - sum(widths)
        for key, block in zip(row, st.columns([*widths, spare] if spare else widths), strict=False):
            group = groups[key]
            block.header(group.heading, anchor=False)
            block.markdown(group.question)
            for place, card in zip(block.columns(len(group.cards)), group.cards, strict=True):
                with place.container(border=True, key=f"card_{card.key}", gap="xxsmall", height="stretch"):
                    st.metric(card.label, card.value)
                    st.markdown("  \n".join(filter(None, (card.note, card.before))) or "\N{NO-BREAK SPACE}")
                    if card.key in release.FIGURES:
                        st.page_link("screens/release.py", label=words(f"release.go.{card.key}"),
                                     icon=":material/table_chart:", query_params={"by": card.key})
                    frame.definition(words, told, card.key, card.label)
    downloads.offer(_asked("metrics", on, district, organisation), figures, words)


def _months(words: Words, told: Mapping[str, Definition], theme: str, on: date, district: str | None,
            organisation: str | None) -> None:
    period = months.period(on)
    st.markdown(words("city.months.rules", months=words.number(months.MONTHS), day=words.day(on)))
    kept = [key for key in city.THEMES[theme].series if key in told]
    by_name = asking.may(asking.READ_TRAJECTORY)
    if not by_name:
        st.info(words("city.protected.months"), icon=":material/shield_person:")
    for row in (kept[i:i + 2] for i in range(0, len(kept), 2)):
        shown = []
        for place, key in zip(st.columns(2, gap="medium"), row, strict=False):
            answer = asking.series(key, period, on, district, organisation)
            view = months.monthly_figure(key, answer, words)
            shown.append(view)
            with place.container(border=True, key=f"chart_{key}", gap="small"):
                st.header(view.title, anchor=False)
                st.markdown(view.verdict)
                chart = f"xmr_{key}"
                frame.draw(xmr.draw(view, words, drill_down.chosen(view)), words, chart,
                           partial(drill_down.clicked, key, chart) if by_name else None)
                st.markdown(words("chart.rules.trial" if view.trial else "chart.rules"))
                with st.container(horizontal=True):
                    frame.definition(words, told, key, view.title)
                    downloads.offer(_asked(f"series {key} {period[0]} {period[1]}", on, district, organisation),
                                    answer, words)
                if by_name:
                    drill_down.month_choice(view, words)
        for view in shown if by_name else ():
            drill_down.show(view, on, district, organisation, words)


def _asked(what: str, on: date, district: str | None, organisation: str | None) -> str:
    """What is asked, in the words of the command line."""
    narrowed = {"district": district, "organisation": organisation}
    return ", ".join([f"{what} on {on}", *(f"{name} {value}" for name, value in narrowed.items() if value)])


show()
