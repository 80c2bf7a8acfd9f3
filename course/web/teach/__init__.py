"""The desk of those who teach: the class, its questions, its people.

In reading order: blueprint; fields, rows, forms, values, trying_out and editor_pages (writing
questions); quick_add_pages (many at once); words (what kinds and roles are called), views and
class_pages; question_query, list_pages and bulk_pages (the list, and changing many);
question_pages, word_diff and history_pages (one question); marking_pages (essays); people_pages;
routes puts them together.
"""
