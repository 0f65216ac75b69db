"""What a decision needs: two choices, how sure they are, what to find out first."""
