"""Accounts: registering, signing in and out, the account page, passwords, invitations.

In reading order: area (the blueprint and what its pages share), forms, browsers (what a browser is
called, and which ones are known), registering, signing_in, passwords, account, invited; routes
puts them together.
"""
