"""R-02: pictures that went round, and a specialist who came early (invented)."""

from __future__ import annotations

from interchange.synthetic.courses.course import Course


def told() -> Course:
    """Her course, fact by fact."""
    c = Course("R-02", "regie-02")
    c.opened("2017-10-02", "2002-11", "Nieuw-West", "school",
             "Verzonnen traject; alleen de cijfers volgen het rapport.")
    c.background("2017-10-02", parents_together="yes", siblings="yes", sisters=3, relationship="unknown",
                 born_in_netherlands="yes", parents_migration_background="yes", religious="yes", religion="islam",
                 mild_intellectual_disability="no", contact_family="yes", contact_friends="yes",
                 father_present="yes", mother_present="yes", identity_conflict="yes", earlier_help="no",
                 fathers_country_of_birth="Marokko", mothers_country_of_birth="Marokko")
    c.lives("2002-11-20", "thuis", "family")
    c.assign("2017-10-02", "regie-02", "case_director", "org-01")
    c.school("2017-10-09", "regular")
    c.strength("2017-10-09", "warm_upbringing", "social", "ambitious")
    c.safety("2017-10-16", home="safe", online="unsafe", school="unsafe")
    c.signal("2017-10-09", "s1", "shame_sexting", "established", setting="online", by="group",
             own_view="acknowledged", duration="repeatedly")
    c.weigh("2017-10-16", "s1", "red", "regie-02", consent="red", impact="red", development="yellow")
    c.weigh("2017-10-30", "s1", "yellow", "school-14", consent="yellow", context="yellow")
    c.tell("2017-10-23", "consent_recorded", to="school", given=True)
    c.tell("2017-10-23", "consent_recorded", to="parents", given=False)
    c.tell("2017-11-06", "police_contact_recorded", kind="report")
    c.tell("2017-11-13", "expertise_consulted", field="sexuality", organisation="org-09")
    c.start("2017-11-20", "seksualiteit", "sexuality_counselling", "org-09", 1)
    c.assign("2017-11-20", "beh-21", "therapist", "org-09")
    c.goal("2017-11-20", "weer-de-klas-in", "school", -2, hers=True)
    c.goal("2017-11-20", "thuis-vertellen", "relationships", -2, hers=True)
    c.tell("2017-12-04", "capacity_agreed", appointments_per_week=2)
    c.view("2017-12-11", "help", 7, "Zij schrok niet van mij. (verzonnen)")
    c.school("2018-01-15", "absence")
    c.setback("2018-01-15", "school_absence", 14)
    c.start("2018-01-29", "plus", "school_support", "org-06", 1)
    c.tell("2018-02-12", "trusted_person_named", person="tante", relation="family")
    c.tell("2018-03-05", "expertise_consulted", field="culture", organisation="org-12")
    c.start("2018-03-19", "gezin", "family_therapy", "org-12", 0.5, participants="both", formal=False)
    c.score("2018-04-09", "thuis-vertellen", -1)
    c.milestone("2018-04-23", "school_resumed")
    c.school("2018-04-23", "extra_support")
    c.score("2018-05-14", "weer-de-klas-in", 0)
    c.safety("2018-06-04", school="safe", online="unknown")
    c.view("2018-06-11", "trust", 8)
    c.view("2018-06-11", "help", 7, of="parent")
    c.end("2018-09-17", "seksualiteit", "as_planned", "fully", satisfaction=9)
    c.tell("2018-09-17", "caregiver_released", caregiver="beh-21", role="therapist", reason="Afgerond.")
    c.score("2018-10-01", "thuis-vertellen", 1)
    c.milestone("2018-10-08", "contact_restored", "Met haar moeder. (verzonnen)")
    c.end("2018-11-26", "gezin", "as_planned", "partly", satisfaction=8)
    double = c.setback("2019-01-14", "school_absence")
    c.retract("2019-01-21", double, "Hoorde bij een andere leerling.")
    c.change("2019-02-04", "case_director", "regie-02", "regie-05", "left", "yes")
    c.recorder("regie-05")
    c.view("2019-03-18", "future", 7)
    c.signal("2019-05-06", "s2", "exposing", "indicated", setting="online", by="unknown", own_view="acknowledged")
    c.weigh("2019-05-13", "s2", "red", "regie-05", consent="red", impact="yellow")
    c.weigh("2019-05-20", "s2", "black", "pol-02", consent="black", impact="red")
    c.tell("2019-05-20", "police_contact_recorded", kind="complaint")
    c.safety("2019-05-20", online="unsafe")
    c.start("2019-06-03", "mentor", "mentoring", "org-12", 1, formal=False)
    c.score("2019-06-24", "weer-de-klas-in", 1)
    c.view("2019-09-09", "burden", 7)
    c.safety("2019-10-14", online="safe")
    c.end("2019-12-16", "plus", "as_planned", "fully", satisfaction=8)
    c.school("2020-01-13", "regular")
    c.view("2020-03-09", "help", 8)
    c.score("2020-06-08", "thuis-vertellen", 2)
    c.view("2020-08-10", "future", 8)
    c.milestone("2020-11-16", "qualification")
    c.school("2020-11-16", "qualified")
    c.end("2021-01-18", "mentor", "by_agreement", "fully", satisfaction=9)
    c.tell("2021-02-01", "trajectory_closed", reason="goals_met")
    return c
