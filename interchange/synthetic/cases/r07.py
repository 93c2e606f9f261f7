"""R-07: one guide who answers day and night, a school that moves along, and a diploma as turning point."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """Little help, but lasting; two years without a change, an MBO 2 qualification, a place of her own."""
    story = Story("R-07", "2017-01-16", "2001-04", "Zuidoost", "municipality", "c-r-oost-4")
    on = story.on
    on("2001-05-01", "placement_started", placement="thuis", kind="family")
    on("2013-09-02", "school_status_changed", status="regular")
    on("2016-03-07", "school_status_changed", status="absence")
    on("2016-03-21", "setback_recorded", kind="school_absence")
    on("2016-09-05", "setback_recorded", kind="offence")
    on("2016-09-05", "police_contact_recorded", kind="suspect")
    story.background("2017-01-30", parents_together="no", siblings="yes", sisters=4, relationship="yes",
                     born_in_netherlands="yes", parents_migration_background="yes", religious="no",
                     mild_intellectual_disability="no", contact_family="yes", contact_friends="yes", education="mbo 2",
                     mothers_country_of_birth="Suriname", single_parent_family="yes", low_income="yes")
    on("2017-01-16", "caregiver_assigned", caregiver="c-r-oost-4", role="case_director", organisation="org-regie-oost")
    on("2017-01-23", "measure_started", measure="reclassering", kind="probation")
    on("2017-01-23", "safety_assessed", sphere="home", verdict="unsafe")
    on("2017-02-13", "signal_recorded", signal="familie", form="assault", certainty="suspected", setting="offline",
       part="victim", by="family_member", duration="unknown")
    on("2017-02-15", "signal_weighed", signal="familie", flag="red", equality="red")
    on("2017-02-27", "goal_set", goal="diploma", domain="school", in_her_words=True, baseline=-2)
    on("2017-02-27", "goal_set", goal="eigen-plek", domain="living", in_her_words=True, baseline=-2)
    on("2017-03-06", "expertise_consulted", field="sexual_violence", organisation="org-wilg")
    on("2017-03-13", "intervention_started", intervention="traject", kind="outpatient_guidance",
       provider="org-anker", appointments_per_week=1, hours_per_week=2)
    on("2017-03-13", "caregiver_assigned", caregiver="c-r-anker-4", role="mentor", organisation="org-anker")
    on("2017-05-22", "trusted_person_named", person="c-r-anker-4", relation="caregiver",
       may_step_outside_protocol=True, note="dag en nacht bereikbaar, verzonnen")
    on("2017-08-28", "school_status_changed", status="extra_support")
    on("2017-08-28", "milestone_reached", kind="school_resumed")
    on("2017-10-16", "view_recorded", about="help", rating=8)
    on("2018-01-23", "measure_ended", measure="reclassering", reason="afgerond, verzonnen")
    on("2018-02-05", "goal_reviewed", goal="diploma", score=-1)
    on("2018-04-16", "strength_recorded", kind="ambitious")
    on("2018-06-11", "capacity_agreed", appointments_per_week=2, agreed_with="young_person")
    on("2018-09-17", "milestone_reached", kind="internship")
    on("2018-10-15", "view_recorded", about="trust", rating=9)
    on("2019-01-21", "wait_started", wait="woning", for_="housing")
    on("2019-02-04", "goal_reviewed", goal="diploma", score=0)
    on("2019-04-01", "consent_recorded", to="school", given=True)
    on("2019-06-17", "setback_recorded", kind="school_absence")
    on("2019-06-24", "view_recorded", about="future", rating=6)
    on("2019-12-02", "goal_reviewed", goal="diploma", score=1)
    on("2020-07-03", "school_status_changed", status="qualified")
    on("2020-07-03", "milestone_reached", kind="qualification", note="mbo 2 gehaald, verzonnen")
    on("2020-07-06", "goal_reviewed", goal="diploma", score=2)
    on("2020-08-10", "view_recorded", about="future", rating=9)
    on("2020-09-14", "milestone_reached", kind="job")
    on("2021-05-03", "placement_started", placement="eigen", kind="own_home")
    on("2021-05-03", "wait_ended", wait="woning", result="received")
    on("2021-05-03", "milestone_reached", kind="own_place")
    on("2021-05-10", "goal_reviewed", goal="eigen-plek", score=2)
    on("2021-11-29", "intervention_ended", intervention="traject", reason="by_agreement", goals_met="fully",
       satisfaction=10)
    on("2021-11-29", "caregiver_released", caregiver="c-r-anker-4", role="mentor")
    on("2021-12-13", "trajectory_closed", reason="goals_met")
    return story
