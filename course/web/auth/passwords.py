"""Passwords forgotten, reset with a link, and changed."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from course import clock
from course.extensions import db
from course.rows import passwords
from course.services import change_password
from course.web import access
from course.web.auth import browsers
from course.web.auth.area import (
    bp,
    hashing,
    keep,
    lasts,
    missed_link,
    network,
    no_such_link,
    settings,
)
from course.web.auth.forms import ChangePasswordForm, ForgotForm, ResetForm


@bp.get("/forgot-password")
@access.anyone
def forgot() -> str:
    """Ask for the address."""
    return render_template("auth/forgot.html", form=ForgotForm())


@bp.post("/forgot-password")
@access.anyone
def send_forgot() -> Any:
    """Ask for a letter; the answer is the same whether there is an account or not."""
    form = ForgotForm()
    if not form.validate():
        return render_template("auth/forgot.html", form=form), 400
    change_password.forgot(db.session, form.email.address.key, network=network(), at=clock.now())
    db.session.commit()
    return redirect(url_for(".letter_sent"), code=303)


@bp.get("/forgot-password/sent")
@access.anyone
def letter_sent() -> str:
    """Say what happens now."""
    return render_template("auth/letter_sent.html", by_mail=bool(settings().mail_url))


@bp.get("/reset/<secret:token>")
@access.anyone
def reset(token: str) -> Any:
    """Show the form that a reset link leads to."""
    email = change_password.resettable(db.session, token, at=clock.now())
    if email is None:
        return no_such_link()
    return render_template("auth/reset.html", form=ResetForm(), email=email)


@bp.post("/reset/<secret:token>")
@access.anyone
def send_reset(token: str) -> Any:
    """Set the new password; after that the link is dead and every browser signed out."""
    email = change_password.resettable(db.session, token, at=clock.now())
    db.session.rollback()  # nothing is locked while hashing
    if email is None:
        return missed_link()
    form = ResetForm()
    if not form.validate():
        return render_template("auth/reset.html", form=form, email=email), 400
    password_hash = passwords.hashed(hashing(), form.password.data or "")
    change_password.reset(db.session, token, password_hash, at=clock.now())
    db.session.commit()
    flash("Your password is changed. Please sign in with it.", "success")
    return redirect(url_for(".sign_in"), code=303)


@bp.get("/account/password")
@access.signed_in
def password() -> str:
    """Show the form for a new password."""
    return render_template("auth/password.html", form=ChangePasswordForm())


@bp.post("/account/password")
@access.signed_in
def send_password() -> Any:
    """Change the password for whoever knows the old one; other browsers are signed out."""
    form = ChangePasswordForm()
    person_id = access.me().person_id
    if not form.validate():
        return render_template("auth/password.html", form=form), 400
    old_hash = change_password.guess(db.session, person_id, at=clock.now())
    db.session.commit()  # the try counts from now on, and nothing is locked while hashing
    if not passwords.check(hashing(), old_hash, form.current_password.data or "").right:
        form.current_password.errors = ["This is not the password you have now."]
        return render_template("auth/password.html", form=form), 400
    key = change_password.change(
        db.session,
        person_id,
        old_hash=old_hash,
        new_hash=passwords.hashed(hashing(), form.new_password.data or ""),
        browser=browsers.describe(),
        lasts=lasts(),
        at=clock.now(),
    )
    db.session.commit()
    keep(key)
    flash("Your password is changed. Other browsers are signed out.", "success")
    return redirect(url_for(".account"), code=303)
