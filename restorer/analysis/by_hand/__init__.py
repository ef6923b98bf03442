"""What a person sets by hand for one photo, and the texts as which a recipe holds it."""
