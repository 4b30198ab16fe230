"""Hold a bot's calls against aiogram's models of the Bot API, which know nothing of the playground."""

from __future__ import annotations

import json
import re

import aiogram.methods
from aiogram.types import InlineKeyboardMarkup
from pydantic import BaseModel

from bot.playground import Call

_MODELS: dict[str, type[BaseModel]] = {
    getattr(model, "__api_method__", ""): model
    for model in vars(aiogram.methods).values()
    if isinstance(model, type) and issubclass(model, BaseModel)
}


def validated(call: Call) -> BaseModel:
    """Return the call as aiogram's model of its method.

    Raises pydantic's ValidationError where the two disagree, AssertionError on a parameter that
    the method does not have.
    """
    model = _MODELS[call.method]
    unknown = call.parameters.keys() - model.model_fields.keys()
    assert not unknown, f"{call.method} has no parameter {unknown}"
    fields = {
        name: _decoded(str(model.model_fields[name].annotation), call.parameters[name]) for name in call.parameters
    }
    if "reply_markup" in fields:  # the model would take any object for one of its four kinds of markup
        InlineKeyboardMarkup.model_validate(fields["reply_markup"])
    return model.model_validate(fields)


def _decoded(annotation: str, value: object) -> object:
    """A form's text as the JSON it stands for, unless the parameter is a text itself."""
    is_text = re.search(r"\bstr\b", annotation.replace("list[str]", ""))
    return value if is_text or not isinstance(value, str) else json.loads(value)
