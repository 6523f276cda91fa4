"""The pages of people and organisations, split by what they are about."""
