"""What Trials/record is made of."""
