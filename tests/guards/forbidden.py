"""What the house never writes: code that runs text, SQL made of text, a second clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator

RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
READS_CODE = {"pickle", "cPickle", "_pickle", "dill", "marshal", "shelve"}
SAFE_YAML = {"SafeLoader", "CSafeLoader"}
UNSAFE_YAML = {"load", "load_all", "unsafe_load", "unsafe_load_all", "full_load", "full_load_all"}
CLOCKS = {"now", "utcnow", "today"}


def offences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the reason of each thing in a module that is not allowed."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, reason) for n in names for reason in _import(n.name))
            case ast.ImportFrom(module=str(module)):
                yield from ((node.lineno, reason) for reason in _import(module))
            case ast.Call():
                yield from ((node.lineno, reason) for reason in _call(node))
            case _:
                pass


def clock_readings(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that ask the system's clock for a date or a moment."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=owner, attr=reading) if reading in CLOCKS:
                if _name(owner).rpartition(".")[2] in {"datetime", "date"}:
                    yield node.lineno
            case _:
                pass


def _import(module: str) -> Iterator[str]:
    """Say why a module may not be imported, if it may not."""
    if module.split(".", maxsplit=1)[0] in READS_CODE:
        yield f"{module} runs what it reads: store JSON"


def _call(call: ast.Call) -> Iterator[str]:
    """Say why a call is not allowed, if it is not."""
    name = _name(call.func)
    if name in RUNS_TEXT:
        yield f"{name}() runs text as code"
    if name.rpartition(".")[2] == "render_template_string":
        yield "render_template_string() makes a template of text: use a file"
    if _is_unsafe_yaml(call, name):
        yield f"{name}() builds any object: use yaml.safe_load()"
    if name.rpartition(".")[2] in {"text", "literal_column"} and _is_made_of_text(call):
        yield f"{name}() with text put in: bind a parameter"


def _is_unsafe_yaml(call: ast.Call, name: str) -> bool:
    """Tell whether YAML is read with a loader that can build any object."""
    module, _, function = name.rpartition(".")
    if module != "yaml" or function not in UNSAFE_YAML:
        return False
    loaders = [_name(keyword.value) for keyword in call.keywords if keyword.arg == "Loader"]
    loaders += [_name(argument) for argument in call.args[1:2]]
    return not any(loader.rpartition(".")[2] in SAFE_YAML for loader in loaders)


def _is_made_of_text(call: ast.Call) -> bool:
    """Tell whether the first argument is put together: an f-string, a sum, % or .format()."""
    if not call.args:
        return False
    match call.args[0]:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.BinOp(op=ast.Add() | ast.Mod()):
            return True
        case ast.Call(func=ast.Attribute(attr="format")):
            return True
        case _:
            return False


def _name(node: ast.expr) -> str:
    """Return a name with its dots as it is written, empty for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{_name(value)}.{attr}"
        case _:
            return ""
