"""The hot paths measured over HTTP, each beside a bare Flask and SQLAlchemy endpoint.

In reading order: crowd (learners and their cards as rows), bare (the yardstick), sites (both of
them behind the site's own server), traffic (what is sent), meter (requests and CPU time), rounds
(who goes when), report (the table). `python -m tests.benchmarks` runs all of it.
Beside them, bank_rows and bank: the list of questions by the size of the bank (`--bank`).
"""
