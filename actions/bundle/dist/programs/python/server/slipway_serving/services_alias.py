"""`azureml.contrib.services`, the import that Azure's documents use and that the server no longer brings.

The modules are made under that name only when the package `azureml-contrib-services` is not installed.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

ALIASES = {
    "azureml.contrib.services.aml_request": "azureml_inference_server_http.api.aml_request",
    "azureml.contrib.services.aml_response": "azureml_inference_server_http.api.aml_response",
}


def install() -> None:
    """Makes `from azureml.contrib.services.aml_request import rawhttp` work."""
    for alias, real in ALIASES.items():
        if not _found(alias):
            _put(alias, importlib.import_module(real))


def _found(name: str) -> bool:
    try:
        return name in sys.modules or importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _put(name: str, module: ModuleType) -> None:
    sys.modules[name] = module
    parent_name, _, child = name.rpartition(".")
    if not parent_name:
        return
    if parent_name not in sys.modules:
        _put(parent_name, importlib.import_module(parent_name) if _found(parent_name) else _empty_package(parent_name))
    setattr(sys.modules[parent_name], child, module)


def _empty_package(name: str) -> ModuleType:
    package = ModuleType(name)
    package.__path__ = []
    return package
