"""R-08: much help came and went, and one worker in the neighbourhood stayed (invented)."""

from __future__ import annotations

from interchange.synthetic.courses.course import Course


def told() -> Course:
    """Her course, fact by fact."""
    c = Course("R-08", "regie-03")
    c.opened("2014-03-17", "2000-01", "Nieuw-West", "municipality",
             "Verzonnen traject; alleen de cijfers volgen het rapport.")
    c.background("2014-03-17", parents_together="yes", siblings="yes", brothers=2, sisters=2,
                 born_in_netherlands="yes", parents_migration_background="yes", religious="unknown",
                 mild_intellectual_disability="yes", contact_family="yes", contact_friends="yes",
                 low_income="yes", deprived_neighbourhood="yes", earlier_help="yes")
    c.background("2018-10-08", relationship="yes")
    c.lives("2000-01-20", "thuis", "family")
    c.assign("2014-03-17", "regie-03", "case_director", "org-01")
    c.school("2014-03-24", "extra_support")
    c.strength("2014-04-07", "caring", "supportive_network")
    c.safety("2014-04-07", home="unknown", school="safe")
    c.start("2014-04-14", "gezin", "family_therapy", "org-03", 1, participants="both")
    c.start("2014-05-12", "ambulant", "outpatient_guidance", "org-10", 1)
    c.start("2014-09-08", "jongerenwerk", "youth_work", "org-12", 1, formal=False)
    c.assign("2014-09-08", "jw-02", "youth_worker", "org-12", formal=False)
    c.goal("2014-09-22", "nee-zeggen", "sexuality", -2, hers=True)
    c.signal("2014-11-10", "s1", "assault", "suspected", setting="offline", by="family_member",
             own_view="unknown", late=10)
    c.weigh("2014-12-01", "s1", "yellow", "regie-03", context="yellow")
    c.weigh("2014-12-08", "s1", "red", "jw-02", consent="red")
    c.safety("2014-12-15", home="unsafe")
    c.tell("2015-01-12", "trusted_person_named", person="jw-02", relation="informal",
           may_step_outside_protocol=True)
    c.start("2015-02-09", "weerbaar", "skills_training", "org-10", 1)
    c.start("2015-03-09", "therapie", "individual_therapy", "org-05", 1)
    c.view("2015-04-13", "burden", 3)
    c.end("2015-06-08", "therapie", "by_client", "not", satisfaction=3)
    c.end("2015-07-06", "gezin", "by_provider", "partly")
    c.change("2015-09-14", "case_director", "regie-03", "regie-05", "reallocated", "no")
    c.recorder("regie-05")
    c.end("2015-10-12", "weerbaar", "as_planned", "partly", satisfaction=6)
    c.score("2015-11-09", "nee-zeggen", -1)
    c.signal("2016-05-09", "s2", "exploitation", "indicated", setting="both", by="partner", own_view="denied",
             duration="repeatedly")
    c.weigh("2016-05-16", "s2", "black", "regie-05", equality="black", consent="red")
    c.weigh("2016-05-23", "s2", "red", "jw-02", equality="red", voluntariness="yellow")
    c.safety("2016-05-23", network="unsafe", online="unsafe")
    c.tell("2016-05-30", "police_contact_recorded", kind="report")
    c.tell("2016-06-13", "expertise_consulted", field="mild_intellectual_disability", organisation="org-10")
    c.tell("2016-06-27", "wait_started", wait="specialist", for_="specialist")
    c.end("2016-09-12", "ambulant", "by_municipality", "partly", satisfaction=7)
    c.school("2016-10-10", "absence")
    c.setback("2016-10-10", "school_absence")
    c.tell("2017-02-13", "wait_ended", wait="specialist", result="received")
    c.start("2017-02-13", "zsg", "sexual_violence_treatment", "org-09", 1)
    c.assign("2017-02-13", "beh-12", "therapist", "org-09")
    c.tell("2017-03-06", "capacity_agreed", appointments_per_week=2, agreed_with="both")
    c.view("2017-05-15", "trust", 8, "Zij belt ook als er niets is. (verzonnen)")
    c.school("2017-09-04", "extra_support")
    c.milestone("2017-09-04", "school_resumed")
    c.change("2017-11-13", "case_director", "regie-05", "regie-07", "left", "yes")
    c.recorder("regie-07")
    c.end("2018-02-12", "zsg", "as_planned", "partly", satisfaction=7)
    c.tell("2018-02-12", "caregiver_released", caregiver="beh-12", role="therapist", reason="Afgerond.")
    c.safety("2018-03-12", network="safe", online="safe", home="safe")
    c.score("2018-04-09", "nee-zeggen", 1)
    c.milestone("2018-09-10", "internship")
    c.view("2018-11-12", "help", 8)
    c.goal("2019-01-14", "eigen-geld", "money", -1, hers=True)
    c.start("2019-02-11", "wonen", "housing_support", "org-08", 1)
    c.tell("2019-02-11", "wait_started", wait="wonen", for_="housing")
    c.milestone("2019-07-08", "qualification", "Het eerste diploma in het gezin. (verzonnen)")
    c.school("2019-07-08", "qualified")
    c.milestone("2019-10-14", "job")
    c.score("2019-11-11", "eigen-geld", 0)
    c.view("2020-02-10", "future", 8)
    c.view("2020-08-10", "placement", 5)
    c.safety("2020-08-10", home="safe")
    c.tell("2021-03-08", "wait_ended", wait="wonen", result="received")
    c.lives("2021-03-08", "eigen", "own_home")
    c.milestone("2021-03-08", "own_place")
    c.score("2021-06-14", "eigen-geld", 1)
    c.end("2021-09-13", "wonen", "as_planned", "fully", satisfaction=9)
    c.end("2021-09-20", "jongerenwerk", "by_agreement", "fully", satisfaction=10)
    c.tell("2021-10-04", "trajectory_closed", reason="goals_met")
    return c
