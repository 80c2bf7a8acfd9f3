"""The people of a course: the roster, roles, leaving and coming back, invitations."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, SelectField
from wtforms.validators import NumberRange, ValidationError

from course import clock
from course.extensions import db
from course.models import Role
from course.services import invitations, manage_people
from course.web import access
from course.web.desk import desk, page_number, search_text
from course.web.teach.blueprint import bp
from course.web.teach.words import ROLES


class RoleForm(FlaskForm):
    """What somebody is to be."""

    role = SelectField("Role", choices={role.value: word for role, word in ROLES.items()})


class InvitationForm(RoleForm):
    """A link that lets people join."""

    uses = IntegerField(
        "How many people may use it",
        default=30,
        validators=[NumberRange(1, invitations.MOST_USES, f"Choose 1 to {invitations.MOST_USES}.")],
    )

    def validate_uses(self, field: Field) -> None:
        """Let a link into a teaching role be for one person."""
        role = Role(self.role.data) if self.role.data in set(Role) else Role.learner
        if not field.errors and field.data > invitations.most_uses(role):
            raise ValidationError(f"A link for the role “{ROLES[role]}” is for one person.")


@bp.get("/people")
@access.teachers
def show_people(course: str) -> str:
    """Show everybody who is or was in the course."""
    return _people(course, InvitationForm())


@bp.post("/people/<number:person>/role")
@access.instructors
def change_role(course: str, person: int) -> ResponseReturnValue:
    """Give somebody another role."""
    form = RoleForm()
    if not form.validate_on_submit():
        abort(400, "Choose one of the roles.")
    member = manage_people.change_role(
        db.session,
        access.course_id(),
        person,
        Role(form.role.data),
        by=access.me().person_id,
        at=clock.now(),
    )
    db.session.commit()
    word = ROLES[member.role].lower()
    flash(f"{member.name} has the role “{word}” now, and signs in again to use it.", "success")
    return _to_people(course)


@bp.post("/people/<number:person>/end")
@access.instructors
def end_enrolment(course: str, person: int) -> ResponseReturnValue:
    """Let somebody leave the course."""
    by, at = access.me().person_id, clock.now()
    member = manage_people.end(db.session, access.course_id(), person, by=by, at=at)
    db.session.commit()
    undo = url_for(".restore_enrolment", course=course, person=person)
    text = f"{member.name} has left the course. What they did is kept."
    flash({"text": text, "undo_url": undo}, "success")  # type: ignore[arg-type]  # base.html takes both
    return _to_people(course)


@bp.post("/people/<number:person>/restore")
@access.instructors
def restore_enrolment(course: str, person: int) -> ResponseReturnValue:
    """Let somebody who left back in."""
    by, at = access.me().person_id, clock.now()
    member = manage_people.restore(db.session, access.course_id(), person, by=by, at=at)
    db.session.commit()
    flash(f"{member.name} is back in the course.", "success")
    return _to_people(course)


@bp.post("/people/invitations")
@access.instructors
def invite(course: str) -> ResponseReturnValue:
    """Make an invitation link and show it, this once."""
    form = InvitationForm()
    if not form.validate_on_submit():
        return _people(course, form), 400
    secret = invitations.create(
        db.session,
        access.course_id(),
        Role(form.role.data),
        uses=form.uses.data or 1,
        by=access.me().person_id,
        at=clock.now(),
    )
    db.session.commit()
    # The address that mails use: the browser's own may be one that nobody else reaches.
    base = current_app.config["SETTINGS"].base_url.rstrip("/")
    return _people(course, form, link=base + url_for("auth.join", token=secret))


@bp.post("/people/invitations/<number:invitation>/end")
@access.instructors
def end_invitation(course: str, invitation: int) -> ResponseReturnValue:
    """Let an invitation link be of no more use."""
    by, at = access.me().person_id, clock.now()
    role = invitations.end(db.session, access.course_id(), invitation, by=by, at=at)
    db.session.commit()
    flash(f"The invitation for the role “{ROLES[role].lower()}” has ended.", "success")
    return _to_people(course)


def _people(course: str, form: InvitationForm, *, link: str = "") -> str:
    search, role = search_text(request.args.get("q")), request.args.get("role", "")
    wanted = Role(role) if role in set(Role) else None
    may_change = access.me().role is Role.instructor
    members, place = manage_people.roster(
        db.session,
        access.course_id(),
        search=search,
        role=wanted,
        page=page_number(request.args.get("page")),
    )
    return render_template(
        "teach/people.html",
        **desk(course, "people"),
        members=members,
        place=place,
        search=search,
        wanted=wanted,
        roles=ROLES,
        form=form,
        link=link,
        lasts_days={role: invitations.lasts(role).days for role in Role},
        may_change=may_change,
        open_invitations=_open_invitations() if may_change else [],
        page_url=url_for(".show_people", course=course, q=search or None, role=wanted, page=""),
    )


def _open_invitations() -> list[invitations.Open]:
    return invitations.open_ones(db.session, access.course_id(), at=clock.now())


def _to_people(course: str) -> ResponseReturnValue:
    return redirect(url_for(".show_people", course=course), code=303)
