"""Customers: what they bring, what a contact does to them, what they think, who leaves."""
