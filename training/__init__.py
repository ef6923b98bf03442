"""How the weights that come with Restorer were made: damage, data, losses, schedules, export."""
