"""The front door of lessons."""

import importlib
import pkgutil
from types import ModuleType

import lessons


def test_the_list_of_names_is_sorted() -> None:
    """Names stand in the order in which they are looked for."""
    assert lessons.__all__ == sorted(lessons.__all__)


def test_every_public_name_is_listed_and_nothing_else() -> None:
    """What can be imported from the package is what it says can be."""
    importable = {
        name
        for name, value in vars(lessons).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert set(lessons.__all__) == importable


def test_the_reading_order_names_every_module() -> None:
    """The docstring leads through all modules of the package."""
    modules = {module.name for module in pkgutil.iter_modules(lessons.__path__)} - {"courses"}
    assert modules
    assert {name for name in modules if f"``{name}``" not in str(lessons.__doc__)} == set()


def test_every_module_says_its_one_responsibility() -> None:
    """A module begins with a line that says what it is for."""
    modules = pkgutil.walk_packages(lessons.__path__, "lessons.")
    silent = [name for _, name, _ in modules if not importlib.import_module(name).__doc__]
    assert silent == []
