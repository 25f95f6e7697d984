"""What a sample of a file holds of people: found out in a child process, and no value is kept."""
