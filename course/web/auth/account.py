"""The account page: name, time zone, the day's first hour, and where one is signed in."""

from typing import Any

from flask import flash, redirect, render_template, session, url_for

from course import clock
from course.extensions import db
from course.services import accounts, sign_ins
from course.web import access
from course.web.auth.area import bp
from course.web.auth.forms import DetailsForm


@bp.get("/account")
@access.signed_in
def account() -> str:
    """Show the account."""
    me = access.me()
    return _page(
        DetailsForm(name=me.name, time_zone=me.time_zone, day_starts_at=str(me.day_starts_at))
    )


@bp.post("/account")
@access.signed_in
def send_account() -> Any:
    """Change name, zone and hour."""
    form = DetailsForm()
    if not form.validate():
        return _page(form), 400
    accounts.change_details(
        db.session,
        access.me().person_id,
        name=form.name.name_given,
        time_zone=form.time_zone.data,
        day_starts_at=int(form.day_starts_at.data),
        at=clock.now(),
    )
    db.session.commit()
    flash("Saved.", "success")
    return redirect(url_for(".account"), code=303)


@bp.post("/account/browsers/<number:sign_in>/sign-out")
@access.signed_in
def end_browser(sign_in: int) -> Any:
    """Sign out in one other browser."""
    sign_ins.leave(db.session, access.me().person_id, sign_in, at=clock.now())
    db.session.commit()
    flash("That browser is signed out.", "success")
    return redirect(url_for(".account"), code=303)


@bp.post("/account/sign-out-everywhere")
@access.signed_in
def end_everywhere() -> Any:
    """Sign out in every browser, this one too."""
    sign_ins.leave_everywhere(db.session, access.me().person_id, at=clock.now())
    db.session.commit()
    session.clear()
    flash("You are signed out everywhere.", "success")
    return redirect(url_for(".sign_in"), code=303)


def _page(form: DetailsForm) -> str:
    me = access.me()
    return render_template(
        "auth/account.html",
        form=form,
        email=me.email,
        zone=me.zone,
        here=me.sign_in_id,
        browsers=sign_ins.browsers(db.session, me.person_id, at=clock.now()),
    )
