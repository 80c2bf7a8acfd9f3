"""The desk of those who teach: the class, its questions, its people.

In reading order: blueprint, words (what kinds and roles are called), views and class_pages;
fields, rows, forms, values and editor_pages (writing questions); question_pages, people_pages;
routes puts them together.
"""
