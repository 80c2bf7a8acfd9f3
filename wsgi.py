"""The application, for any WSGI server and for `flask`."""

from course.app import create_app

app = create_app()
