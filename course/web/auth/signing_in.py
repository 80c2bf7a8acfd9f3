"""Signing in and out."""

from typing import Any

from flask import flash, redirect, render_template, request, session, url_for
from flask_login import current_user

from course import clock
from course.extensions import db
from course.rows import passwords
from course.rows.names import account_key
from course.services import sign_ins
from course.services.errors import Invalid
from course.services.sign_ins import Knock
from course.web import access
from course.web.auth import browsers
from course.web.auth.area import bp, hashing, keep, lasts, network
from course.web.auth.forms import SignInForm
from course.web.redirects import own_path


@bp.get("/sign-in")
@access.anyone
def sign_in() -> Any:
    """Show the form."""
    wanted = own_path(request.args.get("next"))
    if current_user.is_authenticated:
        return redirect(wanted, code=303)
    return _page(SignInForm(next=wanted, email=_suggested()))


@bp.post("/sign-in")
@access.anyone
def send_sign_in() -> Any:
    """Let in whoever knows the password; count the others."""
    form = SignInForm()
    if not form.validate():
        return _page(form), 400
    key = account_key(form.email.data or "")
    try:
        _enter(_knock(key), form.password.data or "")
    except Invalid as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _page(form), 400
    db.session.commit()
    response = redirect(own_path(form.next.data), code=303)
    browsers.remember(response, key)
    return response


@bp.post("/sign-out")
@access.anyone
def sign_out() -> Any:
    """End this sign-in, wherever else its cookie may have been copied to."""
    if current_user.is_authenticated:
        me = access.me()
        sign_ins.leave(db.session, me.person_id, me.sign_in_id, at=clock.now())
        db.session.commit()
    session.clear()
    flash("You are signed out.", "success")
    return redirect(url_for("learn.home"), code=303)


def _knock(key: str) -> Knock:
    found = sign_ins.knock(
        db.session,
        key,
        network=network(),
        known_browser=browsers.known_for(key),
        at=clock.now(),
    )
    db.session.commit()  # the try counts from now on, and nothing is locked while hashing
    return found


def _enter(knock: Knock, password: str) -> None:
    """Sign this browser in.

    :raises Invalid: there is no such account, or its password is another one.
    """
    checked = passwords.check(hashing(), knock.password_hash, password)
    if not checked.right:
        raise Invalid(sign_ins.WRONG)
    key = sign_ins.enter(
        db.session,
        knock,
        renewed_hash=checked.renewed,
        browser=browsers.describe(),
        replaces=access.sign_in_key(),
        lasts=lasts(),
        at=clock.now(),
    )
    keep(key)


def _page(form: SignInForm) -> str:
    return render_template("auth/sign_in.html", form=form)


def _suggested() -> str:
    """Give the address that a page of ours has already asked for."""
    return request.args.get("email", "")[:254]
