"""R-03: a closed placement that should have been a pause lasts half a year beyond it, for want of a room."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """Closed beyond its purpose, out with a worse network; years later she waits for a room again. Still open."""
    story = Story("R-03", "2017-09-04", "2002-11", "Zuidoost", "police", "c-r-oost-1")
    on = story.on
    on("2010-06-01", "placement_started", placement="thuis", kind="family")
    on("2016-08-29", "school_status_changed", status="extra_support")
    on("2017-03-06", "school_status_changed", status="absence")
    on("2017-03-13", "setback_recorded", kind="school_absence")
    on("2017-08-14", "setback_recorded", kind="ran_away")
    story.background("2017-09-18", parents_together="no", siblings="yes", brothers=1, relationship="unknown",
                     born_in_netherlands="yes", parents_migration_background="yes", contact_family="no",
                     mild_intellectual_disability="yes", contact_friends="no", education="praktijkonderwijs",
                     substance_use=["soft_drugs", "nitrous_oxide"], single_parent_family="yes", low_income="yes",
                     substance_use_in_family="yes", earlier_help="yes")
    on("2017-09-04", "caregiver_assigned", caregiver="c-r-oost-1", role="case_director", organisation="org-regie-oost")
    on("2017-09-11", "safety_assessed", sphere="home", verdict="unsafe")
    on("2017-09-11", "safety_assessed", sphere="network", verdict="unsafe")
    on("2017-10-02", "measure_started", measure="ots", kind="supervision_order")
    on("2017-10-02", "caregiver_assigned", caregiver="c-r-voogdij-6", role="guardian", organisation="org-voogdij")
    on("2017-10-09", "goal_set", goal="veilig", domain="safety", baseline=-2)
    on("2017-10-09", "goal_set", goal="plek", domain="living", in_her_words=True, baseline=-2)
    on("2017-10-16", "intervention_started", intervention="ambulant", kind="outpatient_guidance",
       provider="org-anker", basis="imposed", appointments_per_week=2)
    on("2018-02-12", "signal_recorded", signal="hotel", form="exploitation", certainty="suspected",
       setting="both", part="victim", own_view="denied", by="group", duration="repeatedly")
    on("2018-02-14", "signal_weighed", signal="hotel", flag="red", voluntariness="yellow", equality="red")
    on("2018-02-20", "signal_weighed", signal="hotel", flag="black", voluntariness="black", impact="black")
    on("2018-02-15", "police_contact_recorded", kind="report")
    on("2018-04-03", "placement_started", placement="crisis", kind="crisis", basis="court_order",
       provider="org-anker", planned_end="2018-05-15")
    on("2018-06-25", "placement_started", placement="groep", kind="residential", basis="court_order",
       provider="org-anker")
    on("2018-10-08", "setback_recorded", kind="ran_away")
    on("2018-10-08", "placement_started", placement="weg", kind="unknown_whereabouts")
    on("2018-10-19", "placement_started", placement="groep-2", kind="residential", basis="court_order",
       provider="org-anker")
    on("2018-11-05", "intervention_ended", intervention="ambulant", reason="by_client", goals_met="not")
    on("2019-01-14", "measure_started", measure="gesloten", kind="closed_placement_authorisation")
    on("2019-01-14", "placement_started", placement="gesloten", kind="closed", basis="court_order",
       provider="org-steiger", purpose="rust, vier maanden; verzonnen", planned_end="2019-05-14")
    on("2019-02-04", "intervention_started", intervention="dag", kind="day_treatment", provider="org-steiger",
       basis="imposed", appointments_per_week=4)
    on("2019-03-04", "view_recorded", about="placement", rating=4)
    on("2019-04-15", "wait_started", wait="kamer", for_="housing")
    on("2019-06-17", "view_recorded", about="placement", rating=2, note="niemand zegt wanneer ik weg mag, verzonnen")
    on("2019-08-12", "signal_recorded", signal="netwerk", form="recruiting", certainty="indicated", setting="both",
       part="both", own_view="denied", by="acquaintance")
    on("2019-08-19", "signal_weighed", signal="netwerk", flag="yellow")
    on("2019-08-23", "signal_weighed", signal="netwerk", flag="red", equality="red", context="red")
    on("2019-09-16", "expertise_consulted", field="sexual_violence", organisation="org-wilg")
    on("2019-11-04", "placement_ended", placement="gesloten", reason="as_planned", effect="negative",
       effect_by="professional", note="haar netwerk werd er groter en slechter, verzonnen")
    on("2019-11-04", "placement_started", placement="begeleid", kind="supervised_living", basis="court_order",
       provider="org-kade")
    on("2019-11-04", "wait_ended", wait="kamer", result="received")
    on("2019-11-04", "measure_ended", measure="gesloten")
    on("2019-11-04", "intervention_ended", intervention="dag", goals_met="not", satisfaction=3)
    on("2019-11-18", "intervention_started", intervention="wonen", kind="housing_support", provider="org-kade",
       appointments_per_week=1)
    on("2019-11-18", "caregiver_assigned", caregiver="c-r-kade-1", role="mentor", organisation="org-kade")
    on("2020-02-17", "goal_reviewed", goal="veilig", score=-2)
    on("2020-02-17", "goal_reviewed", goal="plek", score=-1)
    on("2020-03-09", "school_status_changed", status="extra_support")
    on("2020-07-13", "view_recorded", about="help", rating=6)
    on("2020-11-01", "measure_ended", measure="ots", reason="18 geworden")
    on("2020-11-01", "caregiver_released", caregiver="c-r-voogdij-6", role="guardian", reason="18 geworden")
    on("2021-05-10", "caregiver_changed", role="mentor", from_="c-r-kade-1", to="c-r-kade-2", reason="left",
       warm_handover="yes")
    on("2021-09-06", "safety_assessed", sphere="network", verdict="safe")
    on("2022-06-13", "milestone_reached", kind="job", note="werkt in een wasserij, verzonnen")
    on("2022-06-20", "goal_reviewed", goal="plek", score=0)
    on("2023-09-11", "caregiver_changed", role="case_director", from_="c-r-oost-1", to="c-r-oost-2", reason="left",
       warm_handover="no")
    on("2024-10-07", "goal_reviewed", goal="plek", score=1)
    on("2025-03-03", "wait_started", wait="eigen-kamer", for_="housing")
    on("2025-09-15", "view_recorded", about="placement", rating=4)
    on("2026-02-09", "safety_assessed", sphere="placement", verdict="safe")
    on("2026-05-18", "goal_reviewed", goal="plek", score=1)
    on("2026-05-18", "view_recorded", about="future", rating=3)
    return story
