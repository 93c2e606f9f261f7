"""R-05: years of help in which nobody asked about sexuality; the specialist comes three years after the first signal."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """Places to sleep with boys all over the city, a closed placement that did harm, school lost. Still open."""
    story = Story("R-05", "2016-10-03", "2003-01", "Nieuw-West", "school", "c-r-west-5")
    on = story.on
    on("2003-02-01", "placement_started", placement="thuis", kind="family")
    on("2014-09-01", "school_status_changed", status="extra_support")
    on("2015-10-12", "school_status_changed", status="absence")
    on("2015-10-12", "setback_recorded", kind="school_absence")
    on("2015-11-02", "intervention_started", intervention="agressie", kind="skills_training", provider="org-linde",
       appointments_per_week=1)
    on("2016-05-30", "intervention_ended", intervention="agressie", reason="by_client", goals_met="not")
    story.background("2016-10-17", parents_together="no", siblings="yes", brothers=2, sisters=2,
                     relationship="unknown", born_in_netherlands="yes", parents_migration_background="yes",
                     religious="unknown", mild_intellectual_disability="yes", contact_family="no",
                     contact_friends="unknown", education="praktijkonderwijs", violence_between_parents="yes",
                     substance_use=["alcohol", "soft_drugs", "nitrous_oxide"], deprived_neighbourhood="yes",
                     crime_in_family="yes", fathers_country_of_birth="Marokko", identity_conflict="yes")
    on("2016-10-03", "caregiver_assigned", caregiver="c-r-west-5", role="case_director", organisation="org-regie-west")
    on("2016-10-10", "safety_assessed", sphere="home", verdict="unsafe")
    on("2016-10-31", "goal_set", goal="thuis", domain="safety", baseline=-2)
    on("2016-10-31", "goal_set", goal="dagritme", domain="school", baseline=-2)
    on("2016-11-07", "intervention_started", intervention="gezin", kind="family_therapy", provider="org-brug",
       participants="both", basis="imposed", appointments_per_week=1)
    on("2016-12-05", "intervention_started", intervention="ambulant", kind="outpatient_guidance",
       provider="org-anker", appointments_per_week=2)
    on("2016-12-05", "caregiver_assigned", caregiver="c-r-anker-2", role="mentor", organisation="org-anker")
    on("2017-02-06", "signal_recorded", signal="spullen", form="transactional_sex", certainty="suspected",
       setting="offline", part="victim", own_view="denied", by="group", duration="repeatedly", late=24)
    on("2017-03-13", "signal_weighed", signal="spullen", flag="green", development="green")
    on("2017-03-20", "signal_weighed", signal="spullen", flag="red", consent="yellow", equality="red")
    on("2017-06-19", "setback_recorded", kind="ran_away")
    on("2017-06-19", "placement_started", placement="weg-1", kind="unknown_whereabouts")
    on("2017-07-03", "placement_started", placement="thuis-2", kind="family")
    on("2017-09-11", "intervention_ended", intervention="gezin", reason="by_provider", goals_met="not")
    on("2017-10-09", "measure_started", measure="ots", kind="supervision_order")
    on("2017-10-09", "caregiver_assigned", caregiver="c-r-voogdij-8", role="guardian", organisation="org-voogdij")
    on("2017-11-13", "placement_started", placement="groep", kind="residential", basis="court_order",
       provider="org-anker")
    on("2018-01-15", "caregiver_changed", role="case_director", from_="c-r-west-5", to="c-r-west-6", reason="left",
       warm_handover="no")
    on("2018-03-19", "signal_recorded", signal="exposen", form="exposing", certainty="established", setting="online",
       part="perpetrator", own_view="denied", by="acquaintance", duration="once")
    on("2018-03-26", "signal_weighed", signal="exposen", flag="red", context="red", impact="red")
    on("2018-05-07", "intervention_started", intervention="therapie", kind="psychiatric_treatment",
       provider="org-kompas", basis="imposed", appointments_per_week=1)
    on("2018-05-14", "intervention_started", intervention="verslaving", kind="addiction_treatment",
       provider="org-linde", appointments_per_week=1)
    on("2018-06-04", "view_recorded", about="burden", rating=1)
    on("2018-09-17", "intervention_ended", intervention="verslaving", reason="by_client", goals_met="not")
    on("2018-09-17", "setback_recorded", kind="help_refused")
    on("2018-10-29", "caregiver_changed", role="mentor", from_="c-r-anker-2", to="c-r-anker-3", reason="caseload",
       warm_handover="no")
    on("2018-12-03", "placement_started", placement="groep-2", kind="residential", basis="court_order",
       provider="org-anker")
    wrong = on("2019-02-11", "setback_recorded", kind="offence")
    story.retract(wrong, 10, "ging over een groepsgenoot, verzonnen")
    on("2019-04-01", "setback_recorded", kind="ran_away")
    on("2019-04-01", "placement_started", placement="weg-2", kind="unknown_whereabouts")
    on("2019-04-23", "placement_started", placement="crisis", kind="crisis", basis="court_order",
       provider="org-anker")
    on("2019-05-20", "signal_recorded", signal="hotel", form="exploitation", certainty="indicated", setting="both",
       part="both", own_view="denied", by="group", duration="repeatedly")
    on("2019-05-22", "signal_weighed", signal="hotel", flag="black", voluntariness="black", equality="black")
    on("2019-06-10", "measure_started", measure="gesloten", kind="closed_placement_authorisation")
    on("2019-06-10", "placement_started", placement="gesloten", kind="closed", basis="court_order",
       provider="org-steiger", purpose="veiligheid, drie maanden; verzonnen", planned_end="2019-09-10")
    on("2019-06-24", "intervention_ended", intervention="ambulant", reason="external_cause", goals_met="not")
    on("2019-06-24", "caregiver_released", caregiver="c-r-anker-3", role="mentor")
    on("2019-08-26", "wait_started", wait="plek", for_="housing")
    on("2019-10-14", "setback_recorded", kind="victimised_again")
    on("2019-11-04", "school_status_changed", status="dropped_out")
    on("2020-02-17", "placement_ended", placement="gesloten", reason="court", effect="negative")
    on("2020-02-17", "placement_started", placement="gezinshuis", kind="family_home", basis="court_order",
       provider="org-brug")
    on("2020-02-17", "wait_ended", wait="plek", result="received")
    on("2020-02-17", "measure_ended", measure="gesloten")
    on("2020-02-24", "expertise_consulted", field="sexual_violence", organisation="org-wilg")
    on("2020-03-16", "intervention_started", intervention="specialist", kind="sexual_violence_treatment",
       provider="org-wilg", appointments_per_week=1)
    on("2020-07-20", "view_recorded", about="help", rating=5, note="zij vraagt het gewoon, verzonnen")
    on("2020-07-20", "goal_reviewed", goal="thuis", score=-1)
    on("2021-01-01", "measure_ended", measure="ots", reason="18 geworden")
    on("2021-01-01", "caregiver_released", caregiver="c-r-voogdij-8", role="guardian", reason="18 geworden")
    on("2021-04-12", "intervention_ended", intervention="therapie", reason="other_domain", goals_met="unknown")
    on("2021-09-20", "intervention_ended", intervention="specialist", goals_met="partly", satisfaction=8)
    on("2022-02-14", "placement_started", placement="begeleid", kind="supervised_living", provider="org-kade")
    on("2023-05-15", "caregiver_changed", role="case_director", from_="c-r-west-6", to="c-r-west-7",
       reason="reallocated", warm_handover="yes")
    on("2025-11-10", "capacity_agreed", appointments_per_week=2)
    on("2026-01-12", "intervention_started", intervention="werk", kind="skills_training", provider="org-linde",
       appointments_per_week=2)
    on("2026-02-16", "intervention_started", intervention="wonen", kind="housing_support", provider="org-kade",
       appointments_per_week=1)
    on("2026-03-16", "safety_assessed", sphere="network", verdict="unsafe")
    on("2026-06-08", "milestone_reached", kind="motivated")
    return story
