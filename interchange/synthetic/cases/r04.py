"""R-04: a good bond with the one who brings her up carries her, also through a closed placement that gave rest."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """From crisis to crisis, a pause that was only a pause, and back to the same foster mother."""
    story = Story("R-04", "2018-03-12", "2003-06", "Oost", "youth_doctor", "c-r-oost-3")
    on = story.on
    on("2009-04-01", "placement_started", placement="thuis", kind="family")
    on("2014-05-19", "placement_started", placement="pleeg", kind="foster", provider="org-brug")
    on("2015-08-24", "school_status_changed", status="regular")
    on("2017-11-20", "school_status_changed", status="absence")
    on("2017-12-04", "setback_recorded", kind="school_absence")
    story.background("2018-03-19", parents_together="no", siblings="no", born_in_netherlands="yes",
                     parents_migration_background="unknown", mild_intellectual_disability="no", contact_family="yes",
                     contact_friends="no", education="vmbo", father_present="unknown", mother_present="no",
                     substance_use=["none"], earlier_help="yes")
    on("2018-03-12", "caregiver_assigned", caregiver="c-r-oost-3", role="case_director", organisation="org-regie-oost")
    on("2018-03-19", "measure_started", measure="voogdij", kind="guardianship")
    on("2018-03-19", "caregiver_assigned", caregiver="c-r-voogdij-7", role="guardian", organisation="org-voogdij")
    on("2018-03-26", "trusted_person_named", person="pleegmoeder", relation="family", may_step_outside_protocol=True)
    on("2018-03-26", "strength_recorded", kind="bond_with_parent")
    on("2018-04-09", "goal_set", goal="blijven", domain="living", in_her_words=True, baseline=-1)
    on("2018-04-09", "goal_set", goal="grenzen", domain="sexuality", baseline=-2)
    on("2018-04-23", "intervention_started", intervention="pleegzorg", kind="parent_guidance", provider="org-brug",
       participants="family", appointments_per_week=0.5)
    on("2018-05-14", "intervention_started", intervention="trauma", kind="trauma_treatment", provider="org-kompas",
       appointments_per_week=1, planned_end="2019-02-14")
    on("2018-05-14", "caregiver_assigned", caregiver="c-r-kompas-3", role="therapist", organisation="org-kompas")
    on("2018-09-10", "signal_recorded", signal="vroeger", form="assault", certainty="suspected", setting="offline",
       part="victim", by="family_member", duration="unknown")
    on("2018-09-17", "signal_weighed", signal="vroeger", flag="red", equality="red", development="red")
    on("2018-10-15", "expertise_consulted", field="sexual_violence", organisation="org-wilg")
    on("2018-11-12", "goal_reviewed", goal="grenzen", score=-1)
    on("2019-01-21", "setback_recorded", kind="ran_away")
    on("2019-02-04", "setback_recorded", kind="substance_use")
    on("2019-02-14", "intervention_ended", intervention="trauma", reason="by_agreement", goals_met="partly",
       satisfaction=6)
    on("2019-02-14", "caregiver_released", caregiver="c-r-kompas-3", role="therapist")
    on("2019-05-20", "signal_recorded", signal="chat", form="sextortion", certainty="established", setting="online",
       part="victim", own_view="acknowledged", by="stranger", duration="repeatedly")
    on("2019-05-22", "signal_weighed", signal="chat", flag="red", voluntariness="red")
    on("2019-06-03", "police_contact_recorded", kind="complaint")
    on("2019-06-24", "placement_started", placement="crisis", kind="crisis", basis="court_order",
       provider="org-anker", planned_end="2019-08-05")
    on("2019-07-01", "safety_assessed", sphere="network", verdict="unsafe")
    on("2019-09-02", "measure_started", measure="gesloten", kind="closed_placement_authorisation")
    on("2019-09-02", "placement_started", placement="gesloten", kind="closed", basis="court_order",
       provider="org-steiger", purpose="rustpauze, drie maanden; verzonnen", planned_end="2019-12-02")
    on("2019-10-07", "view_recorded", about="placement", rating=6, note="even niemand aan mijn hoofd, verzonnen")
    on("2019-10-21", "intervention_started", intervention="specialist", kind="sexuality_counselling",
       provider="org-wilg", appointments_per_week=1, planned_end="2020-06-21")
    on("2019-11-11", "goal_reviewed", goal="grenzen", score=0)
    on("2019-12-02", "placement_ended", placement="gesloten", reason="as_planned", effect="positive",
       effect_by="young_person")
    on("2019-12-02", "placement_started", placement="pleeg-2", kind="foster", provider="org-brug")
    on("2019-12-02", "measure_ended", measure="gesloten")
    on("2019-12-09", "milestone_reached", kind="motivated")
    on("2020-01-13", "school_status_changed", status="extra_support")
    on("2020-01-13", "milestone_reached", kind="school_resumed")
    on("2020-01-20", "safety_assessed", sphere="network", verdict="safe")
    on("2020-04-06", "view_recorded", about="placement", rating=9)
    on("2020-06-21", "intervention_ended", intervention="specialist", goals_met="fully", satisfaction=8)
    on("2020-06-22", "goal_reviewed", goal="blijven", score=1)
    on("2020-08-03", "view_recorded", about="help", rating=8)
    on("2021-06-01", "measure_ended", measure="voogdij", reason="18 geworden")
    on("2021-06-01", "caregiver_released", caregiver="c-r-voogdij-7", role="guardian", reason="18 geworden")
    on("2021-06-07", "consent_recorded", to="parents", given=True)
    on("2021-10-11", "goal_reviewed", goal="blijven", score=2)
    on("2022-05-30", "intervention_ended", intervention="pleegzorg", goals_met="fully")
    on("2022-06-20", "trajectory_closed", reason="goals_met")
    return story
