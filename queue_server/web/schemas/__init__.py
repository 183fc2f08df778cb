"""What comes in and goes out by HTTP, one resource a file."""
