"""Types of single fields, shared by the records."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .problems import did_you_mean
from .vocabulary import WORDS

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Count = Annotated[int, Field(ge=0)]
People = Annotated[int, Field(ge=1)]


class Strict(BaseModel):
    """Unknown fields are mistakes, and a record does not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, populate_by_name=True)


class Word:
    """A word of the closed lists named. An unknown one is answered with the nearest; the JSON Schema lists them."""

    def __init__(self, *lists: str) -> None:
        self.words = [word for name in lists for word in WORDS[name]]

    def _known(self, value: str) -> str:
        if value not in self.words:
            raise ValueError(f"'{value}' is not in the list (vocabulary.yml); {did_you_mean(value, self.words)}")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": self.words}


def shaped(pattern: str, example: str) -> AfterValidator:
    """Accept only text that matches `pattern` as a whole; `example` shows the author the right form."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"'{value}' is not well formed; it looks like {example}")
        return value

    return AfterValidator(check)


Slug = Annotated[str, shaped(r"[a-z0-9]+(?:-[a-z0-9]+)*", "washu-ciml-aml: small letters, digits, single hyphens")]
NctNumber = Annotated[str, shaped(r"NCT\d{8}", "NCT01898793")]
