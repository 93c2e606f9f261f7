"""R-10: what was done to her as a child is proven, and years later the appeal asks her to tell it all again."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """A trial that goes on longer than the help; the hearing is done another way, and she finds a place of her own."""
    story = Story("R-10", "2013-11-04", "1997-05", "Zuid", "court", "c-r-oost-7")
    on = story.on
    on("2004-09-01", "placement_started", placement="thuis", kind="family")
    on("2009-08-24", "school_status_changed", status="regular")
    on("2012-09-10", "school_status_changed", status="absence")
    on("2012-09-10", "setback_recorded", kind="school_absence")
    on("2013-10-14", "placement_started", placement="netwerk", kind="kinship")
    story.background("2013-11-18", parents_together="no", siblings="no", relationship="unknown",
                     born_in_netherlands="no", country_of_birth="Suriname", parents_migration_background="yes",
                     mild_intellectual_disability="no", contact_family="no", contact_friends="unknown",
                     education="mbo 3", earlier_help="no", mothers_country_of_birth="Suriname")
    story.background("2019-05-06", relationship="yes", religious="unknown")
    on("2013-11-04", "caregiver_assigned", caregiver="c-r-oost-7", role="case_director", organisation="org-regie-oost")
    on("2013-11-04", "signal_recorded", signal="jeugd", form="rape", certainty="established", setting="offline",
       part="victim", own_view="acknowledged", by="family_member", duration="repeatedly")
    on("2013-11-11", "signal_weighed", signal="jeugd", flag="black", consent="black", equality="black",
       development="black")
    on("2013-11-11", "police_contact_recorded", kind="complaint")
    on("2013-11-18", "safety_assessed", sphere="home", verdict="unsafe")
    on("2013-11-25", "measure_started", measure="voogdij", kind="provisional_guardianship")
    on("2013-11-25", "caregiver_assigned", caregiver="c-r-voogdij-9", role="guardian", organisation="org-voogdij")
    on("2013-12-02", "expertise_consulted", field="trauma", organisation="org-kompas")
    on("2013-12-09", "wait_started", wait="trauma", for_="treatment")
    on("2013-12-16", "goal_set", goal="slapen", domain="health", in_her_words=True, baseline=-2)
    on("2014-06-02", "wait_ended", wait="trauma", result="received")
    on("2014-06-02", "intervention_started", intervention="trauma", kind="trauma_treatment", provider="org-kompas",
       appointments_per_week=1)
    on("2014-06-02", "caregiver_assigned", caregiver="c-r-kompas-4", role="therapist", organisation="org-kompas")
    on("2014-09-08", "school_status_changed", status="extra_support")
    on("2014-09-08", "milestone_reached", kind="school_resumed")
    on("2015-03-09", "goal_reviewed", goal="slapen", score=-1)
    on("2015-05-01", "measure_ended", measure="voogdij", reason="18 geworden")
    on("2015-05-01", "caregiver_released", caregiver="c-r-voogdij-9", role="guardian", reason="18 geworden")
    on("2015-09-21", "expertise_consulted", field="sexual_violence", organisation="org-wilg")
    on("2015-10-05", "intervention_started", intervention="specialist", kind="sexual_violence_treatment",
       provider="org-wilg", appointments_per_week=1)
    on("2016-02-01", "intervention_ended", intervention="trauma", goals_met="partly", satisfaction=7)
    on("2016-02-01", "caregiver_released", caregiver="c-r-kompas-4", role="therapist")
    on("2016-07-04", "school_status_changed", status="qualified")
    on("2016-07-04", "milestone_reached", kind="qualification")
    on("2016-10-10", "intervention_ended", intervention="specialist", goals_met="fully", satisfaction=9)
    on("2016-10-17", "goal_reviewed", goal="slapen", score=1)
    on("2017-03-06", "trusted_person_named", person="buurvrouw", relation="informal")
    on("2017-05-15", "placement_started", placement="begeleid", kind="supervised_living", provider="org-kade")
    on("2018-01-15", "caregiver_changed", role="case_director", from_="c-r-oost-7", to="c-r-oost-8", reason="left",
       warm_handover="yes")
    on("2018-04-09", "view_recorded", about="future", rating=7)
    on("2018-10-08", "setback_recorded", kind="other", note="oproep voor het hoger beroep, verzonnen")
    on("2018-10-15", "goal_reviewed", goal="slapen", score=-1)
    on("2018-11-05", "intervention_started", intervention="trauma-2", kind="trauma_treatment", provider="org-kompas",
       appointments_per_week=1)
    on("2019-02-11", "view_recorded", about="decision", rating=8, note="het verhoor gaat anders, verzonnen")
    on("2019-05-20", "goal_reviewed", goal="slapen", score=0)
    on("2019-09-30", "intervention_ended", intervention="trauma-2", goals_met="fully", satisfaction=8)
    on("2019-11-18", "wait_started", wait="woning", for_="housing")
    on("2020-05-25", "wait_ended", wait="woning", result="received")
    on("2020-05-25", "placement_started", placement="eigen", kind="own_home")
    on("2020-05-25", "milestone_reached", kind="own_place")
    on("2020-06-29", "goal_reviewed", goal="slapen", score=2)
    on("2020-07-06", "view_recorded", about="help", rating=8)
    on("2020-12-07", "trajectory_closed", reason="goals_met")
    return story
