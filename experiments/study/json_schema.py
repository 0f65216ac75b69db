"""The JSON schema of study files, by which an editor completes names and shows meanings."""

import json
from typing import Any

from experiments.runs.catalogue import Catalogue
from experiments.study.study import Study


def schema(catalogue: Catalogue) -> str:
    """Return the schema as JSON text, with the names of the model."""
    found = Study.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    names = {kind: sorted(values) for kind, values in catalogue.names().items()}
    for key, known in (("organizations", catalogue.organizations), ("strategies", catalogue.strategies)):
        found["properties"][key]["items"] = {"anyOf": [{"enum": list(known)}, {"pattern": r"\.ya?ml$"}]}
    found["properties"]["events"]["items"] = {
        "type": "object",
        "properties": {"kind": {"enum": list(catalogue.events)}, "week": {"type": "integer"}},
        "required": ["kind", "week"],
    }
    return json.dumps(_named(found, names), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _named(part: Any, names: dict[str, list[str]]) -> Any:
    """Put the known names where the models say which kind of name is meant."""
    if isinstance(part, list):
        return [_named(inner, names) for inner in part]
    if not isinstance(part, dict):
        return part
    kind = part.get("x-known")
    found = {key: _named(inner, names) for key, inner in part.items() if key != "x-known"}
    return {**found, "enum": names[kind]} if kind in names else found
