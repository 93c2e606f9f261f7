"""R-09: beaten by her friend, taken to the police that very evening, and there somebody who could listen."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """A tailored way past the usual counter; a complaint, a ban on contact, a quiet room."""
    story = Story("R-09", "2015-09-14", "1999-03", "Zuidoost", "medical_specialist", "c-r-oost-5")
    on = story.on
    on("1999-04-01", "placement_started", placement="thuis", kind="family")
    on("2011-08-22", "school_status_changed", status="extra_support")
    on("2014-10-06", "school_status_changed", status="absence")
    on("2014-10-06", "setback_recorded", kind="school_absence")
    story.background("2015-09-28", parents_together="yes", siblings="yes", brothers=3, sisters=1,
                     relationship="unknown", born_in_netherlands="yes", parents_migration_background="unknown",
                     mild_intellectual_disability="yes", contact_family="yes", contact_friends="yes",
                     education="praktijkonderwijs", low_income="yes", earlier_help="yes", learning_problems="yes")
    on("2015-09-14", "caregiver_assigned", caregiver="c-r-oost-5", role="case_director", organisation="org-regie-oost")
    on("2015-09-21", "safety_assessed", sphere="home", verdict="unsafe")
    on("2015-10-05", "goal_set", goal="grenzen", domain="relationships", baseline=-2)
    on("2015-10-05", "goal_set", goal="werk", domain="work", in_her_words=True, baseline=-2)
    on("2015-10-19", "intervention_started", intervention="ambulant", kind="outpatient_guidance",
       provider="org-anker", participants="both", appointments_per_week=2)
    on("2015-10-19", "caregiver_assigned", caregiver="c-r-anker-5", role="family_worker", organisation="org-anker")
    on("2016-01-11", "school_status_changed", status="extra_support")
    on("2016-05-23", "signal_recorded", signal="vriend", form="transactional_sex", certainty="suspected",
       setting="offline", part="victim", own_view="denied", by="partner", duration="repeatedly")
    on("2016-05-30", "signal_weighed", signal="vriend", flag="yellow", equality="yellow")
    on("2016-06-06", "signal_weighed", signal="vriend", flag="red", equality="red", voluntariness="red")
    on("2016-11-14", "intervention_ended", intervention="ambulant", goals_met="partly", satisfaction=6)
    on("2016-11-14", "caregiver_released", caregiver="c-r-anker-5", role="family_worker")
    on("2017-03-01", "consent_recorded", to="parents", given=True)
    on("2017-04-10", "intervention_started", intervention="training", kind="skills_training", provider="org-linde",
       appointments_per_week=1, planned_end="2017-12-10")
    on("2017-12-10", "intervention_ended", intervention="training", goals_met="not", satisfaction=5)
    on("2018-02-12", "caregiver_changed", role="case_director", from_="c-r-oost-5", to="c-r-oost-6", reason="left",
       warm_handover="yes")
    on("2018-05-14", "trusted_person_named", person="c-r-oost-6", relation="caregiver",
       may_step_outside_protocol=True)
    on("2018-09-03", "view_recorded", about="trust", rating=7)
    on("2019-03-12", "signal_recorded", signal="mishandeling", form="rape", certainty="established",
       setting="offline", part="victim", own_view="acknowledged", by="ex_partner", duration="once", late=0)
    on("2019-03-12", "police_contact_recorded", kind="trained_officer_talk", late=0,
       note="diezelfde avond, vooraf gebeld; verzonnen")
    on("2019-03-13", "signal_weighed", signal="mishandeling", flag="black", consent="black", impact="black")
    on("2019-03-18", "police_contact_recorded", kind="complaint")
    on("2019-03-19", "placement_started", placement="crisis", kind="crisis", provider="org-anker",
       planned_end="2019-05-19")
    on("2019-03-25", "expertise_consulted", field="sexual_violence", organisation="org-wilg")
    on("2019-04-08", "intervention_started", intervention="specialist", kind="sexual_violence_treatment",
       provider="org-wilg", appointments_per_week=1)
    on("2019-04-15", "safety_assessed", sphere="network", verdict="unsafe")
    on("2019-05-06", "wait_started", wait="kamer", for_="housing")
    on("2019-08-19", "wait_ended", wait="kamer", result="received")
    on("2019-08-19", "placement_ended", placement="crisis", reason="as_planned", effect="positive")
    on("2019-08-19", "placement_started", placement="begeleid", kind="supervised_living", provider="org-kade")
    on("2019-09-23", "safety_assessed", sphere="network", verdict="safe")
    on("2019-10-14", "goal_reviewed", goal="grenzen", score=0)
    on("2020-01-20", "milestone_reached", kind="job")
    on("2020-01-20", "goal_reviewed", goal="werk", score=1)
    on("2020-03-30", "intervention_ended", intervention="specialist", goals_met="fully", satisfaction=9)
    on("2020-07-13", "view_recorded", about="help", rating=9)
    on("2021-02-15", "placement_started", placement="eigen", kind="own_home")
    on("2021-02-15", "milestone_reached", kind="own_place")
    on("2021-09-20", "goal_reviewed", goal="werk", score=2)
    on("2021-10-25", "trajectory_closed", reason="goals_met")
    return story
