"""R-01: at fourteen she has individual, group and family therapy at once, and school beside it; then less is more."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """Much too much at once, broken off, agreed anew with her; an internship turns her course."""
    story = Story("R-01", "2017-02-06", "2003-03", "West", "municipality", "c-r-west-1")
    on = story.on
    on("2012-08-01", "placement_started", placement="thuis", kind="family")
    on("2015-09-01", "school_status_changed", status="regular")
    on("2016-10-10", "school_status_changed", status="absence", note="spijbelt sinds de brugklas, verzonnen")
    on("2016-10-10", "setback_recorded", kind="school_absence")
    on("2016-11-01", "intervention_started", intervention="ouders", kind="parent_guidance", provider="org-brug",
       participants="family", appointments_per_week=2)
    story.background("2017-02-13", parents_together="yes", siblings="yes", sisters=2, relationship="no",
                     born_in_netherlands="yes", parents_migration_background="yes", religious="yes", religion="islam",
                     mild_intellectual_disability="no", contact_family="yes", contact_friends="yes",
                     mothers_country_of_birth="Marokko", fathers_country_of_birth="Marokko", education="havo",
                     violence_between_parents="unknown", earlier_help="yes")
    on("2017-02-06", "caregiver_assigned", caregiver="c-r-west-1", role="case_director", organisation="org-regie-west")
    on("2017-02-20", "safety_assessed", sphere="home", verdict="unsafe")
    on("2017-03-06", "goal_set", goal="school", domain="school", baseline=-2)
    on("2017-03-06", "goal_set", goal="rust", domain="health", in_her_words=True, baseline=-1)
    on("2017-03-13", "intervention_started", intervention="praten", kind="individual_therapy", provider="org-kompas",
       appointments_per_week=1, hours_per_week=1, planned_end="2018-03-13")
    on("2017-03-13", "caregiver_assigned", caregiver="c-r-kompas-1", role="therapist", organisation="org-kompas")
    on("2017-04-18", "intervention_started", intervention="groep", kind="skills_training", provider="org-linde",
       appointments_per_week=1, hours_per_week=2, planned_end="2017-12-18")
    on("2017-05-08", "intervention_started", intervention="gezin", kind="family_therapy", provider="org-brug",
       participants="both", basis="imposed", appointments_per_week=1, planned_end="2018-05-08")
    on("2017-05-08", "caregiver_assigned", caregiver="c-r-brug-1", role="family_worker", organisation="org-brug")
    on("2017-06-06", "intervention_started", intervention="school-coach", kind="school_support",
       provider="org-school", appointments_per_week=1)
    on("2017-06-12", "view_recorded", about="burden", rating=2, note="elke middag moet ik ergens heen, verzonnen")
    on("2017-06-14", "view_recorded", about="burden", rating=3, of="parent")
    on("2017-09-04", "signal_recorded", signal="foto", form="shame_sexting", certainty="indicated", setting="online",
       part="victim", own_view="denied", by="acquaintance", duration="once")
    on("2017-09-06", "signal_weighed", signal="foto", flag="yellow", consent="yellow", development="green")
    on("2017-09-11", "signal_weighed", signal="foto", flag="red", consent="red", impact="red")
    on("2017-10-02", "goal_reviewed", goal="school", score=-2)
    on("2017-10-02", "goal_reviewed", goal="rust", score=-2)
    on("2017-11-13", "caregiver_changed", role="therapist", from_="c-r-kompas-1", to="c-r-kompas-2",
       reason="left", warm_handover="no")
    on("2018-01-08", "intervention_ended", intervention="groep", reason="by_client", goals_met="not", satisfaction=3)
    on("2018-01-15", "intervention_ended", intervention="praten", reason="by_client", goals_met="not", satisfaction=2)
    on("2018-01-15", "caregiver_released", caregiver="c-r-kompas-2", role="therapist")
    on("2018-01-15", "setback_recorded", kind="help_refused")
    on("2018-03-05", "view_recorded", about="help", rating=2)
    on("2018-05-08", "intervention_ended", intervention="gezin", reason="as_planned", goals_met="not")
    on("2018-05-08", "caregiver_released", caregiver="c-r-brug-1", role="family_worker")
    on("2018-06-04", "expertise_consulted", field="sexuality", organisation="org-wilg")
    on("2018-09-03", "capacity_agreed", appointments_per_week=1.5, agreed_with="young_person")
    on("2018-09-10", "intervention_adjusted", intervention="school-coach", appointments_per_week=0.5)
    on("2018-09-24", "intervention_started", intervention="buurt", kind="youth_work", provider="org-oever",
       formal=False, appointments_per_week=1)
    on("2018-09-24", "caregiver_assigned", caregiver="c-r-oever-1", role="youth_worker", organisation="org-oever",
       formal=False)
    on("2018-10-01", "trusted_person_named", person="c-r-oever-1", relation="informal")
    wrong = on("2018-11-05", "view_recorded", about="help", rating=3)
    story.correct(wrong, 8, "een 8 gehoord, een 3 getypt; verzonnen", rating=8)
    on("2018-11-12", "strength_recorded", kind="social")
    on("2019-01-14", "school_status_changed", status="extra_support")
    on("2019-01-14", "milestone_reached", kind="school_resumed")
    on("2019-02-04", "goal_reviewed", goal="school", score=0)
    on("2019-02-04", "goal_reviewed", goal="rust", score=0)
    on("2019-02-11", "safety_assessed", sphere="home", verdict="safe")
    on("2019-09-02", "milestone_reached", kind="internship", note="loopt stage bij een kapper, verzonnen")
    on("2019-09-30", "intervention_ended", intervention="school-coach", goals_met="fully", satisfaction=8)
    on("2019-10-07", "goal_reviewed", goal="school", score=1)
    on("2020-02-03", "view_recorded", about="future", rating=8)
    on("2020-02-10", "intervention_ended", intervention="ouders", goals_met="partly")
    on("2020-06-15", "view_recorded", about="help", rating=8)
    on("2020-06-15", "goal_reviewed", goal="school", score=2)
    on("2021-03-01", "consent_recorded", to="parents", given=True)
    on("2021-05-31", "intervention_ended", intervention="buurt", reason="by_agreement", goals_met="fully",
       satisfaction=9)
    on("2021-06-28", "trajectory_closed", reason="goals_met")
    return story
