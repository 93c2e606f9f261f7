"""R-08: a youth worker asks her to give a workshop, and knows nothing of her file; then he leaves."""

from __future__ import annotations

from interchange.synthetic.story import Story


def course() -> Story:
    """Informal help opens a door that formal help could not; lost, and years later found again. Still open."""
    story = Story("R-08", "2017-11-06", "2001-12", "Nieuw-West", "self", "c-r-west-10")
    on = story.on
    on("2005-02-01", "placement_started", placement="thuis", kind="family")
    on("2014-08-25", "school_status_changed", status="regular")
    on("2016-11-14", "setback_recorded", kind="school_absence")
    on("2016-11-14", "school_status_changed", status="absence")
    story.background("2017-11-20", parents_together="no", siblings="yes", brothers=1, sisters=2,
                     born_in_netherlands="yes", parents_migration_background="yes", religious="yes", religion="islam",
                     mild_intellectual_disability="no", contact_family="no", contact_friends="no", education="vmbo",
                     fathers_country_of_birth="Marokko", mothers_country_of_birth="Marokko",
                     identity_conflict="yes", violence_towards_children="yes")
    on("2017-11-06", "caregiver_assigned", caregiver="c-r-west-10", role="case_director",
       organisation="org-regie-west")
    on("2017-11-13", "safety_assessed", sphere="home", verdict="unsafe")
    on("2017-12-04", "goal_set", goal="iets-doen", domain="leisure", in_her_words=True, baseline=-2)
    on("2017-12-11", "intervention_started", intervention="therapie", kind="individual_therapy",
       provider="org-kompas", basis="imposed", appointments_per_week=1)
    on("2018-03-05", "intervention_ended", intervention="therapie", reason="by_client", goals_met="not",
       satisfaction=2)
    on("2018-03-05", "setback_recorded", kind="help_refused")
    on("2018-04-16", "intervention_started", intervention="buurthuis", kind="youth_work", provider="org-oever",
       formal=False, appointments_per_week=1)
    on("2018-04-16", "caregiver_assigned", caregiver="c-r-oever-2", role="youth_worker", organisation="org-oever",
       formal=False)
    on("2018-05-14", "signal_recorded", signal="feest", form="unclear", certainty="suspected", setting="offline",
       part="unknown", own_view="denied", by="group")
    on("2018-05-16", "signal_weighed", signal="feest", flag="yellow", development="green")
    on("2018-05-28", "signal_weighed", signal="feest", flag="red", equality="red")
    on("2018-06-11", "milestone_reached", kind="motivated", note="geeft een workshop in het buurthuis, verzonnen")
    on("2018-06-18", "trusted_person_named", person="c-r-oever-2", relation="informal")
    on("2018-06-25", "strength_recorded", kind="caring")
    on("2018-06-25", "strength_recorded", kind="social")
    on("2018-09-03", "goal_reviewed", goal="iets-doen", score=0)
    on("2018-09-10", "view_recorded", about="help", rating=8)
    on("2018-10-22", "school_status_changed", status="extra_support")
    on("2019-02-18", "caregiver_released", caregiver="c-r-oever-2", role="youth_worker",
       reason="andere baan, verzonnen")
    on("2019-02-18", "trusted_person_lost", person="c-r-oever-2", reason="andere baan, verzonnen")
    on("2019-04-01", "caregiver_assigned", caregiver="c-r-oever-3", role="youth_worker", organisation="org-oever",
       formal=False, warm_handover="no")
    on("2019-05-13", "intervention_ended", intervention="buurthuis", reason="by_client", goals_met="partly")
    on("2019-05-13", "caregiver_released", caregiver="c-r-oever-3", role="youth_worker")
    on("2019-06-17", "view_recorded", about="trust", rating=2)
    on("2019-09-23", "setback_recorded", kind="ran_away")
    on("2019-09-30", "setback_recorded", kind="substance_use")
    on("2019-10-14", "signal_recorded", signal="ronselen", form="recruiting", certainty="indicated", setting="online",
       part="both", own_view="denied", by="acquaintance", duration="repeatedly")
    on("2019-10-21", "signal_weighed", signal="ronselen", flag="red", voluntariness="red", context="yellow")
    on("2019-12-02", "expertise_consulted", field="sexuality", organisation="org-wilg")
    on("2020-02-17", "caregiver_changed", role="case_director", from_="c-r-west-10", to="c-r-west-11", reason="left",
       warm_handover="no")
    on("2020-06-29", "view_recorded", about="help", rating=4)
    on("2020-09-14", "wait_started", wait="specialist", for_="specialist")
    on("2021-03-15", "wait_ended", wait="specialist", result="received")
    on("2021-03-15", "intervention_started", intervention="specialist", kind="sexuality_counselling",
       provider="org-wilg", appointments_per_week=0.5)
    on("2022-04-04", "intervention_ended", intervention="specialist", goals_met="partly", satisfaction=7)
    on("2022-10-10", "trusted_person_named", person="oudere zus", relation="family")
    on("2023-02-06", "placement_started", placement="begeleid", kind="supervised_living", provider="org-kade")
    on("2023-06-12", "goal_reviewed", goal="iets-doen", score=1)
    on("2024-09-02", "milestone_reached", kind="job", note="werkt in het buurthuis, verzonnen")
    on("2025-04-14", "intervention_started", intervention="wonen", kind="housing_support", provider="org-kade",
       appointments_per_week=1)
    on("2025-04-14", "caregiver_assigned", caregiver="c-r-kade-3", role="mentor", organisation="org-kade")
    on("2026-04-13", "milestone_reached", kind="contact_restored")
    on("2026-07-06", "goal_reviewed", goal="iets-doen", score=2)
    return story
