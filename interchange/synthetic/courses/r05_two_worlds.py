"""R-05: between home and outside, weighed differently by all who looked (invented)."""

from __future__ import annotations

from interchange.synthetic.courses.course import Course


def told() -> Course:
    """Her course, fact by fact."""
    c = Course("R-05", "regie-02")
    c.opened("2016-03-07", "2001-03", "Nieuw-West", "gp",
             "Verzonnen traject; alleen de cijfers volgen het rapport.")
    c.background("2016-03-07", parents_together="yes", siblings="yes", brothers=3, sisters=1,
                 born_in_netherlands="yes", parents_migration_background="yes", religious="yes", religion="islam",
                 mild_intellectual_disability="no", contact_family="yes", contact_friends="yes",
                 identity_conflict="yes", father_present="yes", mother_present="yes", earlier_help="no")
    c.background("2019-05-13", relationship="yes")
    c.lives("2001-03-15", "thuis", "family")
    c.assign("2016-03-07", "regie-02", "case_director", "org-01")
    c.school("2016-03-14", "regular")
    c.strength("2016-03-21", "self_confident", "warm_upbringing", "ambitious")
    c.safety("2016-03-28", home="safe", network="unknown")
    c.start("2016-04-11", "gesprekken", "individual_therapy", "org-05", 1)
    c.assign("2016-04-11", "beh-08", "therapist", "org-05")
    c.goal("2016-04-25", "zelf-kiezen", "relationships", -2, hers=True)
    c.signal("2016-09-12", "s1", "sextortion", "suspected", setting="online", by="ex_partner", own_view="denied")
    c.weigh("2016-09-19", "s1", "green", "beh-08", voluntariness="green", development="green")
    c.weigh("2016-09-26", "s1", "red", "school-11", voluntariness="red", equality="red", impact="red")
    c.weigh("2016-10-10", "s1", "yellow", "regie-02", equality="yellow", context="yellow")
    c.view("2016-10-17", "decision", 4, "Ze praten over mij en niet met mij. (verzonnen)")
    c.tell("2016-10-24", "consent_recorded", to="parents", given=False)
    c.start("2016-11-14", "gezin", "family_therapy", "org-03", 1, participants="both")
    c.start("2016-11-21", "weerbaar", "skills_training", "org-04", 1)
    c.setback("2017-01-16", "school_absence", 10)
    c.end("2017-02-20", "gezin", "by_client", "not", satisfaction=4)
    c.view("2017-02-27", "help", 5, of="parent")
    c.change("2017-04-03", "therapist", "beh-08", "beh-10", "left", "no")
    c.end("2017-05-15", "weerbaar", "as_planned", "partly", satisfaction=6)
    c.end("2017-06-26", "gesprekken", "by_client", "unknown", satisfaction=5)
    c.signal("2017-10-09", "s2", "exploitation", "indicated", setting="both", by="partner", own_view="denied",
             duration="repeatedly")
    c.weigh("2017-10-16", "s2", "black", "pol-02", equality="black", consent="black")
    c.weigh("2017-10-23", "s2", "red", "regie-02", equality="red")
    c.safety("2017-10-23", network="unsafe", online="unsafe", home="safe")
    c.tell("2017-10-30", "police_contact_recorded", kind="trained_officer_talk")
    c.tell("2017-11-13", "expertise_consulted", field="culture", organisation="org-12")
    c.tell("2017-11-20", "wait_started", wait="specialist", for_="specialist")
    c.tell("2018-01-15", "trusted_person_named", person="oudere-zus", relation="family")
    c.setback("2018-03-03", "victimised_again", 16)
    c.change("2018-04-09", "case_director", "regie-02", "regie-05", "left", "yes")
    c.recorder("regie-05")
    c.tell("2018-06-11", "wait_ended", wait="specialist", result="received")
    c.start("2018-06-11", "zsg", "sexual_violence_treatment", "org-09", 1)
    c.assign("2018-06-11", "beh-13", "therapist", "org-09")
    c.tell("2018-06-25", "capacity_agreed", appointments_per_week=2)
    c.start("2018-09-10", "jongerenwerk", "youth_work", "org-12", 1, formal=False)
    c.assign("2018-09-10", "jw-05", "youth_worker", "org-12", formal=False)
    c.score("2018-10-15", "zelf-kiezen", -1)
    c.milestone("2018-11-05", "motivated", "Zij vroeg zelf om een gesprek. (verzonnen)")
    c.view("2018-11-12", "trust", 7)
    c.safety("2019-02-11", network="safe", online="safe")
    c.end("2019-04-15", "zsg", "as_planned", "fully", satisfaction=8)
    c.milestone("2019-07-08", "qualification")
    c.school("2019-07-08", "qualified")
    c.score("2019-09-16", "zelf-kiezen", 1)
    c.milestone("2019-11-04", "internship")
    c.view("2020-02-17", "future", 8)
    c.end("2020-06-29", "jongerenwerk", "by_agreement", "fully", satisfaction=9)
    c.score("2020-07-06", "zelf-kiezen", 2)
    c.view("2020-07-06", "help", 8)
    c.tell("2020-10-05", "trajectory_closed", reason="goals_met")
    return c
