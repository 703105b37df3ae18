"""How the program's own templates are compiled: to the Python that one would write by hand.

Jinja's own code asks a function for every attribute, as ``page.title`` may be ``page["title"]`` too, gives every piece
of text out singly through all levels of inheritance, and makes a ``Markup`` of every escaped word. For a page of a
protocol that is two thirds of the time. Views are complete and have attributes alone, so that none of it is needed;
the templates stay as they are. Templates of an edition are strangers and keep Jinja's own code.
"""

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import fields, is_dataclass
from functools import cached_property, lru_cache
from types import FunctionType
from typing import Any, Self

from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from protocol_edition.pages.escaping import escaped, made
from protocol_edition.words import current, interface

_OF_THE_CONTEXT = ("_", "gettext", "ngettext", "pgettext", "npgettext", "loop", "caller", "super")
"""Functions that Jinja hands the context to."""


def text_of(value: object) -> str:
    """What a place of a template prints of what is not HTML yet."""
    if type(value) is str:
        return escaped(value)
    return str(value) if type(value) is int else escape(value)


def said(words: str, **values: object) -> Markup:
    """Words in the language of the site, with values in their places."""
    if values:
        # As everywhere in a catalogue, a sign for per cent is doubled.
        return made((_sentence(words, interface()) % {name: text_of(value) for name, value in values.items()},))
    return _said(words, interface())


@lru_cache(maxsize=4096)
def _said(words: str, tag: str) -> Markup:
    return made((_sentence(words, tag) % {},))


@lru_cache(maxsize=4096)
def _sentence(words: str, _tag: str) -> str:
    return current().gettext(words)


def macro_of(function: FunctionType) -> FunctionType:
    """A macro as the function that it was compiled to, which knows an argument that is missing."""
    function.__defaults__ = (missing,) * function.__code__.co_argcount
    return function


class Loop:
    """What a template asks of its ``loop``; Jinja's own may be given a stream, and looks ahead at every step."""

    __slots__ = ("_things", "index0", "last")

    def __init__(self, things: Iterable[object], _undefined: object) -> None:
        self._things = tuple(things)

    def __iter__(self) -> Iterator[tuple[object, Self]]:
        end = len(self._things) - 1
        for place, thing in enumerate(self._things):
            self.index0, self.last = place, place == end
            yield thing, self


_OURS = ("escaped", "text_of", "said", "made", "macro_of", "LoopContext")
"""Functions of this module that the code of every block knows, and a class under the name that Jinja's has there."""


class StraightCode(CodeGenerator):
    """Writes direct attributes, macros as functions, a look-up for words, and the pieces of a block into one list."""

    def write_commons(self) -> None:
        """The names that the code of every block begins with."""
        super().write_commons()
        self.writeline(f"{', '.join(_OURS)} = {', '.join(f'environment.{name}' for name in _OURS)}")

    # A page has some two thousand pieces: each is put in a list, not handed up through all levels of inheritance.

    def enter_frame(self, frame: Frame) -> None:
        """A block begins with an empty list."""
        super().enter_frame(frame)
        if frame.parent is None:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """It hands up all of it at its end."""
        if frame.parent is None:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """The place of a block, in the template that all others extend."""
        if not self.has_known_extends:
            self.writeline(f"{frame.buffer}.extend(context.blocks[{node.name!r}][0](context))", node)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """``page``, which every template has."""
        if node.name == "page" and node.ctx == "load":
            self.write(frame.symbols.ref("page"))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """``page.title``; AttributeError for a name that the view has not."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """``_("Agenda")`` as a look-up, and a macro as a function; other calls as Jinja has them."""
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        if called in ("_", "gettext"):
            self._call("said", node, frame)
        elif called and called not in _OF_THE_CONTEXT and not forward_caller:
            self.visit(node.node, frame)
            # A macro is compiled to a function that calls its argument NAME so.
            self._call("", node, frame, named="l_1_")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def _call(self, function: str, node: nodes.Call, frame: Frame, named: str = "") -> None:
        self.write(f"{function}(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{named}{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro as a function; as Jinja has it where it is handed a block of its caller's."""
        if macro_ref.accesses_caller:
            super().macro_def(macro_ref, frame)
        else:
            self.write("macro_of(macro)")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a macro gives: HTML, as all that it put together was escaped."""
        self.writeline(f"return made({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        # What was made as HTML in this room goes as it is: a look at its class is cheaper than a call.
        self.write("it if (kind := (it := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - the same
        self.write(").__class__) is Markup else escaped(it) if kind is str else text_of(it)")


class Unknown(StrictUndefined):
    """A name that a view has not: says which names it has."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        thing, name = self._undefined_obj, self._undefined_name
        if is_dataclass(thing):
            return f"there is no {name!r} here; there are {', '.join(field.name for field in fields(thing))}"
        return f"there is no {name!r} here"


class StraightTemplate(Template):
    """A template of which others take macros: they see nothing of the page, so they are made once for all."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class StraightEnvironment(Environment):
    """Jinja for the program's own templates."""

    code_generator_class = StraightCode
    template_class = StraightTemplate
    escaped = staticmethod(escaped)
    text_of = staticmethod(text_of)
    said = staticmethod(said)
    made = staticmethod(made)
    macro_of = staticmethod(macro_of)
    LoopContext = Loop

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template; nobody changes the program's own while they are in use, so that they are not asked after."""
        if not isinstance(name, str):
            return name
        found = self._taken.get(name)
        if found is None:
            found = self._taken[name] = super().get_template(name, parent, globals)
        return found

    @cached_property
    def _taken(self) -> dict[str, Template]:
        return {}
