"""What people see: pages that ask the application and draw the answer, with no rules of their own."""
