"""What inventaire promises, sentence by sentence."""
