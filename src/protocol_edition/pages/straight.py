"""How the program's own templates are compiled: to the Python that one would write by hand.

Jinja's own code asks a function for every attribute, as ``page.title`` may be ``page["title"]`` too, gives every piece
of text out singly through all levels of inheritance, and makes a ``Markup`` of every escaped word. For a page of a
protocol that is two thirds of the time. Views are complete and have attributes alone, so that none of it is needed;
the templates stay as they are. Templates of an edition are strangers and keep Jinja's own code.
"""

from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from protocol_edition.pages.escaping import escaped
from protocol_edition.words import current, interface

_OF_THE_CONTEXT = ("_", "gettext", "ngettext", "pgettext", "npgettext", "loop", "caller", "super")
"""Functions that Jinja hands the context to."""


@lru_cache(maxsize=8192, typed=True)  # labels, addresses and names of one page stand on the next
def text_of(value: object) -> str:
    """What a place of a template prints of what is not HTML yet."""
    return str(escaped(value) if type(value) is str else escape(value))


def said(words: str) -> Markup:
    """Words without places, in the language of the site."""
    return _said(words, interface())


@lru_cache(maxsize=4096)
def _said(words: str, tag: str) -> Markup:
    return Markup(current().gettext(words)) % {}  # noqa: S704 - the catalogue's; a sign for per cent is doubled there


class StraightCode(CodeGenerator):
    """Writes direct attributes, one piece of text for each run of outputs, and a look-up for words without places."""

    def write_commons(self) -> None:
        """The names that the code of every block begins with."""
        super().write_commons()
        self.writeline("text_of, said = environment.text_of, environment.said")

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
        if called == "_" and not node.kwargs and len(node.args) == 1:
            self.write("said(")
            self.visit(node.args[0], frame)
            self.write(")")
        elif called and called not in _OF_THE_CONTEXT and not forward_caller:
            self.visit(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """One piece of text for all that follows one another without a statement between."""
        if frame.require_output_check or frame.buffer is not None:
            super().visit_Output(node, frame)
            return
        self.writeline("yield concat((", node)
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self._output_child_pre(child, frame, self._make_finalize())
                self.visit(child, frame)
                self._output_child_post(child, frame, self._make_finalize())
            self.write(", ")
        self.write("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        # What was made as HTML in this room goes as it is: a look at its class is cheaper than a call.
        self.write("it if (it := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - the same
        self.write(").__class__ is Markup else text_of(it)")


class Unknown(StrictUndefined):
    """A name that a view has not: says which names it has."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        thing, name = self._undefined_obj, self._undefined_name
        if is_dataclass(thing):
            return f"there is no {name!r} here; there are {', '.join(field.name for field in fields(thing))}"
        return f"there is no {name!r} here"


class StraightEnvironment(Environment):
    """Jinja for the program's own templates."""

    code_generator_class = StraightCode
    text_of = staticmethod(text_of)
    said = staticmethod(said)
