"""What a page shows, worked out from the application's plain answers; nothing here draws."""
