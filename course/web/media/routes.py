"""Pictures: one by its address, the list of all, adding and deleting."""

from collections.abc import Iterable

from flask import Blueprint, current_app, flash, make_response, redirect, request, url_for
from flask import render_template as render
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from course import clock
from course.extensions import db
from course.models import Role
from course.rows.pictures import LARGEST_BYTES
from course.services import keep_media
from course.services.keep_media import Sent, Told
from course.web import access
from course.web.desk import desk
from course.web.media.forms import UploadForm

bp = Blueprint("media", __name__, url_prefix="/courses/<slug:course>")

POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Opened by itself, a picture runs nothing and loads nothing, whatever a browser takes it for."""
KEPT_BY_ITS_READER = "private, max-age=31536000, immutable"
TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


@bp.get("/media/<picture:file>")
@access.enrolled
def show(course: str, file: str) -> ResponseReturnValue:
    """Send a picture; its address names its content, so it may be kept for good."""
    hash_, _, kind = file.partition(".")
    found = keep_media.picture(db.session, access.course_id(), hash_, kind)
    answer = make_response(found.content)
    answer.content_type = TYPES[found.kind.value]
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = KEPT_BY_ITS_READER
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    # Not the author's name for it, which could say which answer is right.
    answer.headers["Content-Disposition"] = f'inline; filename="{file}"'
    answer.set_etag(hash_)
    return answer.make_conditional(request)


@bp.get("/teach/media")
@access.teachers
def show_all(course: str) -> str:
    """Show the course's pictures and where each is used."""
    return _all(course, UploadForm(), ())


@bp.post("/teach/media")
@access.instructors
def add(course: str) -> ResponseReturnValue:
    """Take pictures in, and tell what became of each."""
    form = UploadForm()
    if not form.validate_on_submit():
        return _all(course, form, ()), 400
    course_id, by = access.course_id(), access.me().person_id
    db.session.rollback()  # looking at the files takes a while, in which others may write
    told = keep_media.add(
        db.session,
        course_id,
        _looked_at(form.files.data),
        replace=form.replace.data,
        quota=current_app.config["SETTINGS"].media_bytes,
        by=by,
        at=clock.now(),
    )
    db.session.commit()
    if all(each.outcome is not keep_media.Outcome.refused for each in told):
        flash(_said(told), "success")
        return redirect(url_for(".show_all", course=course), code=303)
    return _all(course, form, told), 400 if _none_taken(told) else 200


@bp.post("/teach/media/<number:media>/delete")
@access.instructors
def delete(course: str, media: int) -> ResponseReturnValue:
    """Delete a picture that nothing shows."""
    by, at = access.me().person_id, clock.now()
    name = keep_media.delete(db.session, access.course_id(), media, by=by, at=at)
    db.session.commit()
    flash(f"{name} is deleted.", "success")
    return redirect(url_for(".show_all", course=course), code=303)


def _looked_at(files: Iterable[FileStorage]) -> list[Sent]:
    """Read the files one after the other, none further than a picture may be long."""
    return [
        keep_media.looked_at(each.filename or "", each.stream.read(LARGEST_BYTES + 1))
        for each in files
    ]


def _none_taken(told: Iterable[Told]) -> bool:
    return all(each.outcome is keep_media.Outcome.refused for each in told)


def _said(told: list[Told]) -> str:
    new = sum(each.outcome is not keep_media.Outcome.unchanged for each in told)
    if not new:
        return "The course has these pictures already."
    return "The picture is there." if new == 1 else f"{new} pictures are there."


def _all(course: str, form: UploadForm, told: Iterable[Told]) -> str:
    return render(
        "media/all.html",
        **desk(course, "media"),
        shelf=keep_media.shelf(db.session, access.course_id()),
        quota=current_app.config["SETTINGS"].media_bytes,
        largest=LARGEST_BYTES,
        most=keep_media.MOST_AT_ONCE,
        form=form,
        told=list(told),
        may_change=access.me().role is Role.instructor,
    )
