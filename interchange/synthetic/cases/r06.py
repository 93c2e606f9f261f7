"""R-06: bullied into the first class, unheard by her mentor, absent, exposed, and in the end gone from school."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """School absence is the first sign, for years before anybody opens a trajectory."""
    story = Story("R-06", "2017-05-15", "2002-02", "West", "school", "c-r-west-8")
    on = story.on
    on("2002-03-01", "placement_started", placement="thuis", kind="family")
    on("2014-08-18", "school_status_changed", status="regular")
    on("2014-11-10", "setback_recorded", kind="school_absence", note="brugklas havo, gepest; verzonnen")
    on("2014-11-10", "school_status_changed", status="absence")
    on("2015-03-02", "view_recorded", about="trust", rating=2, note="mijn mentor doet niets, verzonnen")
    story.background("2017-05-22", parents_together="yes", siblings="yes", brothers=2, relationship="no",
                     born_in_netherlands="yes", parents_migration_background="unknown",
                     mild_intellectual_disability="no", contact_family="yes", contact_friends="yes", education="havo",
                     substance_use=["none"], learning_problems="no")
    on("2017-05-15", "caregiver_assigned", caregiver="c-r-west-8", role="case_director", organisation="org-regie-west")
    on("2017-05-29", "safety_assessed", sphere="school", verdict="unsafe")
    on("2017-05-29", "safety_assessed", sphere="online", verdict="unsafe")
    on("2017-06-12", "goal_set", goal="school", domain="school", in_her_words=True, baseline=-2)
    on("2017-06-12", "wait_started", wait="school", for_="school_place")
    on("2017-09-25", "signal_recorded", signal="beelden", form="exposing", certainty="established", setting="online",
       part="victim", own_view="acknowledged", by="group", duration="repeatedly")
    on("2017-09-27", "signal_weighed", signal="beelden", flag="red", consent="red", impact="red")
    on("2017-10-04", "signal_weighed", signal="beelden", flag="yellow", context="yellow")
    on("2017-10-02", "police_contact_recorded", kind="report")
    on("2017-10-16", "intervention_started", intervention="coach", kind="school_support", provider="org-school",
       appointments_per_week=1)
    on("2017-10-16", "caregiver_assigned", caregiver="c-r-school-1", role="school", organisation="org-school")
    on("2018-01-08", "wait_ended", wait="school", result="received")
    on("2018-01-08", "school_status_changed", status="extra_support")
    on("2018-01-08", "milestone_reached", kind="school_resumed")
    on("2018-03-12", "goal_reviewed", goal="school", score=-1)
    on("2018-05-14", "caregiver_changed", role="school", from_="c-r-school-1", to="c-r-school-2", reason="left",
       warm_handover="no")
    on("2018-09-24", "setback_recorded", kind="school_absence")
    on("2018-09-24", "school_status_changed", status="absence")
    on("2018-10-15", "intervention_started", intervention="therapie", kind="individual_therapy",
       provider="org-kompas", appointments_per_week=1)
    on("2018-11-05", "intervention_started", intervention="groep", kind="skills_training", provider="org-linde",
       appointments_per_week=2)
    on("2018-12-03", "intervention_started", intervention="gezin", kind="family_therapy", provider="org-brug",
       participants="both", appointments_per_week=1)
    on("2019-01-14", "view_recorded", about="burden", rating=2)
    on("2019-03-11", "goal_reviewed", goal="school", score=-2)
    on("2019-04-08", "intervention_ended", intervention="groep", reason="by_client", goals_met="not", satisfaction=3)
    on("2019-05-06", "intervention_ended", intervention="therapie", reason="by_client", goals_met="not",
       satisfaction=4)
    on("2019-06-03", "intervention_ended", intervention="coach", reason="by_provider", goals_met="not")
    on("2019-06-03", "caregiver_released", caregiver="c-r-school-2", role="school")
    on("2019-10-21", "school_status_changed", status="dropped_out")
    on("2019-11-18", "caregiver_changed", role="case_director", from_="c-r-west-8", to="c-r-west-9",
       reason="reallocated", warm_handover="unknown")
    on("2019-12-09", "intervention_ended", intervention="gezin", reason="by_agreement", goals_met="not")
    on("2019-12-16", "expertise_consulted", field="culture", organisation="org-oever")
    on("2020-02-10", "view_recorded", about="help", rating=3)
    on("2020-06-22", "view_recorded", about="future", rating=4)
    on("2020-06-22", "safety_assessed", sphere="online", verdict="unknown")
    on("2020-10-12", "intervention_started", intervention="buurt", kind="mentoring", provider="org-oever",
       formal=False, appointments_per_week=0.5)
    on("2021-02-08", "setback_recorded", kind="help_refused")
    on("2021-03-15", "trajectory_closed", reason="refused_further_help")
    return story
