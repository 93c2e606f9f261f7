"""Invented courses: ten after the report, and a city as large as asked, so that every figure has something to show."""
