"""R-02: one guardian after the other, and each time a new bond to build; at eighteen the measure is over."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """Five guardians and three case directors; threats with images, and whom she trusts leaves."""
    story = Story("R-02", "2016-04-04", "2002-05", "Nieuw-West", "certified_institution", "c-r-west-2")
    on = story.on
    on("2008-01-15", "placement_started", placement="thuis", kind="family")
    on("2014-09-01", "school_status_changed", status="regular")
    on("2015-11-02", "school_status_changed", status="absence")
    on("2015-11-16", "setback_recorded", kind="school_absence")
    on("2016-02-15", "measure_started", measure="ots", kind="supervision_order")
    on("2016-02-15", "caregiver_assigned", caregiver="c-r-voogdij-1", role="guardian", organisation="org-voogdij")
    story.background("2016-04-18", parents_together="no", siblings="yes", brothers=3, sisters=1, relationship="yes",
                     born_in_netherlands="yes", parents_migration_background="yes", religious="unknown",
                     mild_intellectual_disability="no", contact_family="no", contact_friends="yes",
                     mothers_country_of_birth="Suriname", education="vmbo", single_parent_family="yes",
                     violence_between_parents="yes", violence_towards_children="unknown", father_present="no")
    on("2016-04-04", "caregiver_assigned", caregiver="c-r-west-2", role="case_director", organisation="org-regie-west")
    on("2016-04-25", "safety_assessed", sphere="home", verdict="unsafe")
    on("2016-05-09", "intervention_started", intervention="toezicht", kind="protection_supervision",
       provider="org-voogdij", participants="both", basis="imposed", appointments_per_week=0.5)
    on("2016-05-23", "intervention_started", intervention="ambulant", kind="outpatient_guidance",
       provider="org-anker", participants="both", appointments_per_week=1, planned_end="2017-05-23")
    on("2016-05-23", "caregiver_assigned", caregiver="c-r-anker-1", role="mentor", organisation="org-anker")
    on("2016-06-06", "goal_set", goal="thuis", domain="safety", baseline=-2)
    on("2016-06-06", "goal_set", goal="school", domain="school", baseline=-1)
    on("2016-09-12", "caregiver_changed", role="guardian", from_="c-r-voogdij-1", to="c-r-voogdij-2",
       reason="left", warm_handover="no")
    on("2016-11-07", "trusted_person_named", person="c-r-anker-1", relation="caregiver")
    on("2017-01-23", "placement_started", placement="groep", kind="residential", basis="court_order",
       provider="org-anker", planned_end="2017-09-30")
    on("2017-01-23", "measure_started", measure="uhp", kind="placement_authorisation")
    on("2017-02-06", "safety_assessed", sphere="placement", verdict="safe")
    on("2017-03-20", "caregiver_changed", role="guardian", from_="c-r-voogdij-2", to="c-r-voogdij-3",
       reason="absence", warm_handover="no")
    on("2017-04-10", "signal_recorded", signal="dreiging", form="sextortion", certainty="indicated",
       setting="online", part="victim", own_view="acknowledged", by="ex_partner", duration="repeatedly")
    on("2017-04-12", "signal_weighed", signal="dreiging", flag="red", voluntariness="red", equality="red")
    on("2017-04-19", "signal_weighed", signal="dreiging", flag="black", voluntariness="black", impact="red")
    on("2017-05-02", "police_contact_recorded", kind="report")
    on("2017-05-23", "intervention_ended", intervention="ambulant", goals_met="not", satisfaction=4)
    on("2017-05-23", "caregiver_released", caregiver="c-r-anker-1", role="mentor")
    on("2017-05-23", "trusted_person_lost", person="c-r-anker-1", reason="hulp liep af, verzonnen")
    on("2017-06-12", "view_recorded", about="trust", rating=2, note="ik vertel mijn verhaal niet meer, verzonnen")
    on("2017-06-26", "wait_started", wait="specialist", for_="specialist")
    on("2017-09-25", "placement_ended", placement="groep", reason="as_planned", effect="mixed")
    on("2017-09-25", "placement_started", placement="thuis-2", kind="family")
    on("2017-10-02", "measure_ended", measure="uhp", reason="niet verlengd, verzonnen")
    on("2017-11-06", "caregiver_changed", role="guardian", from_="c-r-voogdij-3", to="c-r-voogdij-4",
       reason="caseload", warm_handover="unknown")
    on("2017-12-04", "wait_ended", wait="specialist", result="received")
    on("2017-12-04", "intervention_started", intervention="specialist", kind="sexual_violence_treatment",
       provider="org-wilg", appointments_per_week=1, planned_end="2018-09-04")
    on("2018-02-05", "caregiver_changed", role="case_director", from_="c-r-west-2", to="c-r-west-3",
       reason="reallocated", warm_handover="yes")
    on("2018-03-05", "goal_reviewed", goal="thuis", score=-1)
    on("2018-03-05", "goal_reviewed", goal="school", score=-1)
    on("2018-05-14", "school_status_changed", status="extra_support")
    on("2018-09-04", "intervention_ended", intervention="specialist", goals_met="partly", satisfaction=7)
    on("2018-10-01", "caregiver_released", caregiver="c-r-voogdij-4", role="guardian", reason="vertrokken, verzonnen")
    on("2018-11-26", "caregiver_assigned", caregiver="c-r-voogdij-5", role="guardian", organisation="org-voogdij",
       warm_handover="no", late=31)
    on("2019-02-18", "trusted_person_named", person="tante", relation="family")
    on("2019-03-11", "view_recorded", about="trust", rating=5)
    on("2019-06-03", "caregiver_changed", role="case_director", from_="c-r-west-3", to="c-r-west-4",
       reason="left", warm_handover="no")
    on("2019-09-09", "strength_recorded", kind="caring")
    on("2020-01-20", "goal_reviewed", goal="school", score=0)
    on("2020-05-01", "measure_ended", measure="ots", reason="18 geworden")
    on("2020-05-01", "intervention_ended", intervention="toezicht", reason="external_cause", goals_met="unknown")
    on("2020-05-01", "caregiver_released", caregiver="c-r-voogdij-5", role="guardian", reason="18 geworden")
    on("2020-06-08", "consent_recorded", to="parents", given=False)
    on("2020-07-06", "view_recorded", about="future", rating=5)
    on("2020-07-06", "safety_assessed", sphere="home", verdict="safe")
    on("2021-02-01", "milestone_reached", kind="job", note="bijbaan in een supermarkt, verzonnen")
    on("2021-11-15", "trajectory_closed", reason="transferred")
    return story
