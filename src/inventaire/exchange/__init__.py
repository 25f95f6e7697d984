"""Files in and out, bytes to bytes."""
