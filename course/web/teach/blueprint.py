"""The blueprint of the teaching area; every page of it is under one course."""

from flask import Blueprint

bp = Blueprint("teach", __name__, url_prefix="/courses/<slug:course>/teach")
