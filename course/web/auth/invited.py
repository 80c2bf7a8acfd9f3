"""Links that invite: into a course, and the first instructor into an empty site."""

from typing import Any

from flask import flash, redirect, render_template, session, url_for
from flask_login import current_user

from course import clock
from course.extensions import db
from course.models import Role
from course.rows import passwords
from course.services import accounts, invitations
from course.services.accounts import Applicant
from course.services.invitations import Invitation
from course.web import access
from course.web.auth.area import bp, hashing, keep, missed_link, no_such_link, settings
from course.web.auth.forms import RegisterForm
from course.web.auth.registering import INVITATION, begin, make_account

ROLE_WORDS = {
    Role.learner: "a learner",
    Role.assistant: "an assistant",
    Role.instructor: "an instructor",
}


@bp.get("/join/<secret:token>")
@access.anyone
def join(token: str) -> Any:
    """Show what a link invites to."""
    invitation = invitations.read(db.session, token, at=clock.now())
    if invitation is None:
        return no_such_link()
    return _page(token, invitation, RegisterForm())


@bp.post("/join/<secret:token>")
@access.signed_in
def send_join(token: str) -> Any:
    """Take the invitation up with the account that is signed in."""
    at = clock.now()
    if invitations.read(db.session, token, at=at) is None:
        return missed_link()
    slug = invitations.accept(db.session, token, access.me().person_id, at=at)
    db.session.commit()
    flash("You have joined the course.", "success")
    return redirect(url_for("learn.show_course", course=slug), code=303)


@bp.post("/join/<secret:token>/register")
@access.anyone
def register_invited(token: str) -> Any:
    """Make an account and take the invitation up with it."""
    invitation = invitations.read(db.session, token, at=clock.now())
    db.session.rollback()  # nothing is locked while hashing
    if invitation is None:
        return missed_link()
    form = RegisterForm()
    if settings().registration == "closed":
        return render_template("auth/closed.html"), 403
    if not form.validate():
        return _page(token, invitation, form), 400
    made = make_account(form, invited=True)
    if made is not None:
        invitations.accept(db.session, token, made, at=clock.now())
    db.session.commit()
    session[INVITATION] = token
    wanted = url_for("learn.show_course", course=invitation.course_slug)
    return redirect(url_for(".registered", next=wanted), code=303)


@bp.get("/setup/<secret:token>")
@access.anyone
def setup(token: str) -> Any:
    """Show the form with which the first instructor makes their account."""
    if not accounts.may_set_up(db.session, token, at=clock.now()):
        return no_such_link()
    return render_template("auth/setup.html", form=RegisterForm())


@bp.post("/setup/<secret:token>")
@access.anyone
def send_setup(token: str) -> Any:
    """Make the first instructor's account and sign this browser in to it."""
    good = accounts.may_set_up(db.session, token, at=clock.now())
    db.session.rollback()  # nothing is locked while hashing
    if not good:
        return missed_link()
    form = RegisterForm()
    if not form.validate():
        return render_template("auth/setup.html", form=form), 400
    who = Applicant(
        name=form.name.name_given,
        address=form.email.address,
        password_hash=passwords.hashed(hashing(), form.password.data),
        time_zone=form.time_zone.data,
    )
    made = accounts.set_up(db.session, token, who, at=clock.now())
    key = begin(made)
    db.session.commit()
    keep(key)
    flash("Welcome. You are the instructor here.", "success")
    return redirect(url_for(".registered"), code=303)


def _page(token: str, invitation: Invitation, form: RegisterForm) -> str:
    """Show an invitation, with what the visitor can do: join, sign in first, or register."""
    held = None
    if current_user.is_authenticated:
        person_id = access.me().person_id
        held = invitations.role_held(db.session, invitation.course_id, person_id)
    return render_template(
        "auth/join.html",
        token=token,
        invitation=invitation,
        role=ROLE_WORDS[invitation.role],
        held=ROLE_WORDS[held] if held else None,
        form=form,
        may_register=settings().registration != "closed",
    )
