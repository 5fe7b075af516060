"""What a user gets, tested floor by floor."""
