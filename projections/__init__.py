"""What is known of each course and of the city: the facts made into days, and the days into figures."""
