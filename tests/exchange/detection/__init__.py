"""What a sample holds of people, and that nothing else of it comes out."""
