"""Registering: an account of one's own, signed in at once.

Whether an address has an account already is not told: both answers are the same up to the cookie,
which leads nowhere where there was one. docs/decisions/0005 says why, and where it ends.
"""

from typing import Any

from flask import redirect, render_template, request, session, url_for
from flask_login import current_user, logout_user

from course import clock
from course.extensions import db
from course.rows import passwords, secrets, sign_ins
from course.services import accounts
from course.services.accounts import Applicant
from course.web import access
from course.web.auth import browsers
from course.web.auth.area import bp, hashing, keep, lasts, missed_link, network, settings
from course.web.auth.forms import CodeForm, RegisterForm
from course.web.redirects import own_path

INVITATION = "invitation"
"""Where the cookie keeps the invitation that somebody was registering with."""


@bp.get("/register")
@access.anyone
def register() -> Any:
    """Show the form, or say why there is none."""
    if current_user.is_authenticated:
        return redirect(own_path(request.args.get("next")), code=303)
    if settings().registration != "open":
        return _instead()
    form = RegisterForm(next=own_path(request.args.get("next"), otherwise=""))
    return render_template("auth/register.html", form=form)


@bp.post("/register")
@access.anyone
def send_registration() -> Any:
    """Make the account, where anyone may."""
    if settings().registration != "open":
        return _instead(), 403
    form = RegisterForm()
    if not form.validate():
        return render_template("auth/register.html", form=form), 400
    make_account(form, invited=False)
    db.session.commit()
    wanted = own_path(form.next.data, otherwise="")
    return redirect(url_for(".registered", next=wanted or None), code=303)


@bp.get("/registered")
@access.anyone
def registered() -> Any:
    """Go on with the new account; without one, say what may be the matter."""
    wanted = own_path(request.args.get("next"))
    invitation = session.pop(INVITATION, None)
    if current_user.is_authenticated:
        response = redirect(wanted, code=303)
        browsers.remember(response, access.me().email.casefold())
        return response
    logout_user()
    back = url_for(".join", token=invitation) if invitation else wanted
    return render_template("auth/not_registered.html", next=back)


@bp.post("/invitation")
@access.anyone
def send_code() -> Any:
    """Go to the invitation that a code or a link stands for."""
    form = CodeForm()
    code = (form.code.data or "").strip().rstrip("/").rpartition("/")[2]
    if not form.validate():
        return render_template("auth/code.html", form=form), 400
    if not _is_secret(code):
        return missed_link()
    return redirect(url_for(".join", token=code), code=303)


def make_account(form: Any, *, invited: bool) -> int | None:
    """Make the account that a valid form asks for and sign this browser in to it.

    Gives its number, or None when the address has one; nobody can tell by what this browser gets.
    """
    at = clock.now()
    who = Applicant(
        name=form.name.name_given,
        address=form.email.address,
        password_hash=passwords.hashed(hashing(), form.password.data),
        time_zone=form.time_zone.data,
    )
    made = accounts.register(db.session, who, network=network(), invited=invited, at=at)
    if made is None:
        keep(secrets.fresh())  # as good as any, but it opens nothing
    else:
        keep(begin(made))
    return made


def _instead() -> str:
    """Say how one gets an account here, where not everybody makes their own."""
    if settings().registration == "closed":
        return render_template("auth/closed.html")
    return render_template("auth/code.html", form=CodeForm())


def begin(person_id: int) -> str:
    """Sign this browser in to an account that was made just now; gives the key for the cookie."""
    return sign_ins.begin(
        db.session, person_id, browser=browsers.describe(), lasts=lasts(), at=clock.now()
    )


def _is_secret(code: str) -> bool:
    return len(code) == 43 and code.isascii() and code.replace("-", "").replace("_", "").isalnum()
