"""What causes what in the invented city: known beforehand, so that a figure that should find it back can be tested.

The generator looks at each girl every 30 days. What is asked of her that day, in appointments a week, is held against
what she can carry; over it she is overloaded (measures.md, load). Then the dice are thrown with these chances. They
are inventions, of a size one would like to see in a figure; none was measured.
"""

#: Days between two looks at a girl; every chance "per month" is per look.
MONTH = 30

#: The chance per month that she herself ends one running intervention in which she takes part (`by_client`).
DROP_OUT_PER_MONTH = 0.012
#: So many times that chance in a month that begins overloaded.
OVERLOAD_RAISES_DROP_OUT = 3.5
#: So many times that chance from the day of the specialist on, when expertise on sexual violence or sexuality came
#: at most EARLY_WITHIN_DAYS days after the first signal.
EARLY_SPECIALIST_LOWERS_DROP_OUT = 0.5
EARLY_WITHIN_DAYS = 90
#: The share of the girls with a signal for whom the specialist comes early, late, or (the rest) never.
SPECIALIST_EARLY, SPECIALIST_LATE = 0.35, 0.4

#: The chance per month that school ends without a qualification (`dropped_out`), by her status at school then.
#: Overload and the early specialist raise and lower it as they do for help.
SCHOOL_DROP_OUT_PER_MONTH = {"regular": 0.002, "extra_support": 0.003, "absence": 0.012}

#: So many points lower she rates the help and the burden of it while overloaded (1 to 10).
OVERLOAD_LOWERS_RATING = 2
#: Imposed help reaches its goals so many times as often as voluntary help.
IMPOSED_LOWERS_GOALS = 0.5

#: A caregiver stays so many days on average; whoever leaves hands all her girls over on that day.
MEAN_STAY = 900
SHORTEST_STAY = 120
#: Girls for whom one case director is responsible, on average.
CASELOAD = 12
#: The chance that a handover is warm, cold, or (the rest) not told.
WARM, COLD = 0.4, 0.35

#: The share of closed placements that last beyond their purpose because there is no room elsewhere.
NO_ROOM_AFTER_CLOSED = 0.6
#: The share of girls whose course stands still for a long time, and for how many days.
STANDSTILL, STANDSTILL_DAYS = 0.5, (220, 600)

#: The share of the closed trajectories whose girl comes back, and after how many days at the earliest and latest.
COMES_BACK, COMES_BACK_AFTER = 0.05, (20, 900)
#: The share of trajectories that nobody closes; the others last at least, most often and at most so many days.
NEVER_CLOSES = 0.04
LENGTH = (270, 1460, 660)

#: A deviation that was answered within so many days solves the problem so often; one that waited longer so often.
#: So where the dice decide; the endings that every city has (route/plans.py) are fixed, and make what is found lower.
BACKED_SOON_DAYS, SOLVED_SOON, SOLVED_LATER = 4, 0.6, 0.25
#: Leaving the clause on the continuity of the mentor solves it so often, whenever the answer came.
HOT_CLAUSE_SOLVED = 0.88
