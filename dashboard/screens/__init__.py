"""One page a file: who asks, what is asked, what is drawn."""
