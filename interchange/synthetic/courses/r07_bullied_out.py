"""R-07: it began at school, and at school nobody saw it (invented)."""

from __future__ import annotations

from interchange.synthetic.courses.course import Course


def told() -> Course:
    """Her course, fact by fact."""
    c = Course("R-07", "regie-04")
    c.opened("2018-01-15", "2002-10", "Oost", "school",
             "Verzonnen traject; alleen de cijfers volgen het rapport.")
    c.background("2018-01-15", parents_together="no", siblings="yes", brothers=1, relationship="unknown",
                 born_in_netherlands="yes", parents_migration_background="unknown", religious="unknown",
                 mild_intellectual_disability="no", contact_family="yes", contact_friends="unknown",
                 single_parent_family="yes", mother_present="yes", earlier_help="no", education="Havo")
    c.lives("2009-06-01", "bij-moeder", "family")
    c.school("2015-08-24", "regular")
    c.setback("2016-03-14", "school_absence")
    c.school("2017-11-06", "absence")
    c.assign("2018-01-15", "regie-04", "case_director", "org-01")
    c.assign("2018-01-22", "school-15", "school", "org-15")
    c.strength("2018-01-29", "intelligent", "talented", "bond_with_parent")
    c.safety("2018-01-29", home="safe", school="unsafe")
    c.view("2018-02-05", "decision", 3, "Ik had het al drie keer gezegd. (verzonnen)")
    c.goal("2018-02-12", "een-school-die-past", "school", -2, hers=True)
    c.start("2018-02-19", "angst", "individual_therapy", "org-05", 1)
    c.assign("2018-02-19", "beh-10", "therapist", "org-05")
    c.start("2018-03-05", "leerplicht", "school_support", "org-06", 1, basis="imposed")
    c.tell("2018-03-12", "wait_started", wait="plus", for_="school_place")
    c.signal("2018-05-14", "s1", "shame_sexting", "established", setting="online", by="group",
             own_view="acknowledged", duration="repeatedly")
    c.weigh("2018-05-21", "s1", "yellow", "school-15", context="yellow")
    c.weigh("2018-05-28", "s1", "red", "beh-10", consent="red", impact="red")
    c.safety("2018-05-28", online="unsafe", school="unsafe")
    c.start("2018-06-11", "moeder", "parent_guidance", "org-03", 0.5, participants="family")
    c.end("2018-07-02", "leerplicht", "by_provider", "not", satisfaction=3)
    c.end("2018-09-24", "angst", "by_client", "partly", satisfaction=6)
    c.tell("2018-09-24", "caregiver_released", caregiver="beh-10", role="therapist", reason="Op haar verzoek.")
    c.tell("2018-11-05", "wait_ended", wait="plus", result="received")
    c.school("2018-11-05", "extra_support")
    c.start("2018-11-05", "plusklas", "school_support", "org-15", 1)
    c.milestone("2018-11-19", "school_resumed")
    c.change("2019-01-14", "school", "school-15", "school-17", "reallocated", "yes")
    c.end("2019-03-04", "moeder", "as_planned", "fully", satisfaction=8)
    c.score("2019-03-11", "een-school-die-past", 0)
    c.tell("2019-04-08", "trusted_person_named", person="school-17", relation="caregiver")
    c.view("2019-04-15", "trust", 8)
    c.signal("2019-09-16", "s2", "assault", "indicated", setting="offline", by="acquaintance",
             own_view="acknowledged", duration="once", late=8)
    c.weigh("2019-10-07", "s2", "red", "regie-04", consent="red", impact="red")
    c.weigh("2019-10-14", "s2", "red", "school-17", consent="red", impact="yellow")
    c.tell("2019-10-07", "police_contact_recorded", kind="trained_officer_talk")
    c.tell("2019-10-14", "expertise_consulted", field="sexual_violence", organisation="org-09")
    c.start("2019-11-11", "zsg", "sexual_violence_treatment", "org-09", 1)
    c.assign("2019-11-11", "beh-13", "therapist", "org-09", warm_handover="yes")
    c.safety("2019-11-18", network="unsafe", school="safe", online="safe")
    wrong = c.setback("2020-01-13", "school_absence")
    c.correct("2020-01-27", wrong, "Een week eerder al.", occurred_on="2020-01-06")
    c.change("2020-03-02", "case_director", "regie-04", "regie-09", "left", "yes")
    c.recorder("regie-09")
    c.view("2020-04-13", "help", 7)
    c.score("2020-06-15", "een-school-die-past", 1)
    c.safety("2020-07-06", network="safe")
    c.end("2020-12-14", "zsg", "as_planned", "fully", satisfaction=9)
    c.view("2021-02-08", "future", 8)
    c.milestone("2021-07-05", "qualification")
    c.school("2021-07-05", "qualified")
    c.end("2021-07-05", "plusklas", "as_planned", "fully", satisfaction=9)
    c.tell("2021-09-06", "trajectory_closed", reason="goals_met")
    return c
